"""Responses with errors, for the tests of calls."""

from __future__ import annotations

import json

from yunbind_runtime.base.http import HttpResponse


def refuse(code: str, status: int = 200, *headers: tuple[str, str]) -> HttpResponse:
    body = {"Response": {"Error": {"Code": code, "Message": "m"}, "RequestId": "r"}}
    return HttpResponse(status, headers, json.dumps(body).encode())


def html(status: int) -> HttpResponse:
    return HttpResponse(status, (("Content-Type", "text/html"),), b"<html>busy</html>")
