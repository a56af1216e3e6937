# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of signing in: those of django-allauth that we use, and no other of its many.

Names are allauth's own: its views look each other up by them.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as outside
from allauth.urls import build_provider_urlpatterns
from django.conf import settings
from django.urls import path, re_path

from sloer.service.accounts.views import no_password

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("closed/", account.signup, name="account_signup"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/new/", no_password, name="account_set_password"),
    path("codes/", mfa.index, name="mfa_index"),
    path("codes/sign-in/", mfa.authenticate, name="mfa_authenticate"),
    path("codes/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("codes/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("codes/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/spare/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/spare/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/spare/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
if settings.CONFIGURATION.mail_url:
    urlpatterns += [
        path("forgotten/", account.password_reset, name="account_reset_password"),
        path("forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
        re_path(
            r"^forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            account.password_reset_from_key,
            name="account_reset_password_from_key",
        ),
        path(
            "forgotten/done/",
            account.password_reset_from_key_done,
            name="account_reset_password_from_key_done",
        ),
    ]
if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += [
        path("outside/cancelled/", outside.login_cancelled, name="socialaccount_login_cancelled"),
        path("outside/error/", outside.login_error, name="socialaccount_login_error"),
        *build_provider_urlpatterns(),
    ]
