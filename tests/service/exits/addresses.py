# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Every address of the service, asked of Django itself, with values for its parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

_PARAMETER = re.compile(r"<(?:\w+:)?(?P<path>\w+)>|\(\?P<(?P<regex>\w+)>(?:[^()[\]]|\[[^\]]*\])*\)")


@dataclass(frozen=True)
class Address:
    """One pattern: its name with namespaces, its route, and the view behind it."""

    name: str
    route: str
    view: Callable[..., HttpResponseBase]

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the path with ``values`` for its parameters, those of its namespace first.

        Raises:
            KeyError: there is no value for a parameter: add it to the scene.
        """
        space = self.name.rpartition(":")[0]

        def value(found: re.Match[str]) -> str:
            name = found["path"] or found["regex"]
            return values.get(f"{space}:{name}") or values[name]

        return f"/{_PARAMETER.sub(value, self.route)}"


def every_address() -> list[Address]:
    """Return all addresses in order, those of installed packages too."""
    return list(_below(get_resolver(), "", ""))


def _below(resolver: URLResolver, route: str, space: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern, here, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name or here}", here, pattern.callback)
