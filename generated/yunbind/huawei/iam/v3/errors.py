# @generated from specs/huawei/iam/v3/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Huawei Cloud Identity and Access Management v3, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.huawei.errors import *


class BadRequest(kinds.InvalidRequest):
    """The request is invalid. Check the parameters.

    Code ``400``; HTTP status 400.
    """

    code = "400"


class Forbidden(kinds.PermissionDenied):
    """The caller has no permission for the operation. Check the policies of the user.

    Code ``403``; HTTP status 403.
    """

    code = "403"


class InternalServerError(kinds.ServerFault):
    """An internal error occurred in the service. Try again later.

    Code ``500``; HTTP status 500.
    """

    code = "500"


class MethodNotAllowed(kinds.InvalidRequest):
    """The path does not support the HTTP method.

    Code ``405``; HTTP status 405.
    """

    code = "405"


class ObjectNotFound(kinds.NotFound):
    """The resource does not exist. Check the ID and the region.

    Code ``404``; HTTP status 404.
    """

    code = "404"


class RequestEntityTooLarge(kinds.InvalidRequest):
    """The body of the request is too large.

    Code ``413``; HTTP status 413.
    """

    code = "413"


class ServiceUnavailable(kinds.Unavailable):
    """The service is temporarily unavailable. Try again later.

    Code ``503``; HTTP status 503.
    """

    code = "503"


class Unauthorized(kinds.AuthFailed):
    """The name, the password or the token is wrong. Do not retry: wrong passwords lock the user.

    Code ``401``; HTTP status 401.
    """

    code = "401"


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
