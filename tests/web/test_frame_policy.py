"""Who may frame a page is set by the environment, and a mistake in it stops the server."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from escape_routes.web import headers as security


async def hello(_):
    return PlainTextResponse("hello")


def policy_of_a_page():
    """The policy that a browser gets with a page of a freshly started app."""
    app = Starlette(routes=[Route("/", hello)], middleware=security.MIDDLEWARE)
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
    asyncio.run(app(scope, None, send))
    headers = dict(sent[0]["headers"])
    return headers[b"content-security-policy"].decode()


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("", "'self'"),
        ("   ", "'self'"),
        ("'none'", "'none'"),
        ("'self' https://example.org", "'self' https://example.org"),
        (
            "https://a.example.org,http://localhost:8080",
            "https://a.example.org http://localhost:8080",
        ),
        ("https://*.example.org, https://*.example.org", "https://*.example.org"),
    ],
)
def test_the_list_becomes_the_policy(text, policy):
    assert security.frame_ancestors(text) == policy


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "example.org",
        "https://",
        "https://*",
        "https://example.org/page",
        "https://example.org;script-src *",
        "https://example.org\nX: y",
        "'none' https://example.org",
        "javascript:alert(1)",
        "data:",
        "https://EXAMPLE.org:port",
        "'unsafe-inline'",
        "https://bücher.example",
    ],
)
def test_what_is_no_origin_is_refused(text):
    with pytest.raises(ValueError, match="ESCAPE_ROUTES_FRAME_ANCESTORS must list origins"):
        security.frame_ancestors(text)


def test_without_the_variable_only_our_own_pages_may_frame(monkeypatch):
    monkeypatch.delenv(security.FRAME_VARIABLE, raising=False)
    assert policy_of_a_page() == security.CONTENT_SECURITY_POLICY
    assert "frame-ancestors 'self'" in security.CONTENT_SECURITY_POLICY


def test_the_variable_changes_the_ancestors_and_nothing_else(monkeypatch):
    monkeypatch.setenv(security.FRAME_VARIABLE, "'self' https://example.org")
    ours, theirs = security.CONTENT_SECURITY_POLICY.split("; "), policy_of_a_page().split("; ")
    assert set(theirs) - set(ours) == {"frame-ancestors 'self' https://example.org"}
    assert set(ours) - set(theirs) == {"frame-ancestors 'self'"}


def test_a_mistake_stops_the_app_when_it_starts(monkeypatch):
    monkeypatch.setenv(security.FRAME_VARIABLE, "everybody")
    with pytest.raises(ValueError, match="found 'everybody'"):
        security.middleware()
