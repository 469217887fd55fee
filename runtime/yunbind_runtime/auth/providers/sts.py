"""The Security Token Services of the clouds, which issue the credentials of a role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yunbind_facts.behavior import ENDPOINTS_VARIABLE

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.model.endpoints import Endpoint, resolve_endpoint

if TYPE_CHECKING:
    from yunbind_runtime.model.operation import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class StsRules:
    """Names and defaults of a cloud's STS.

    Attributes:
        assume_role: Operation that issues a role's credentials for other credentials.
        web_identity: Operation that issues them for an OpenID Connect token.
        provider_member: Request member that names the identity provider.
        token_member: Request member that contains the OpenID Connect token.
        encodes_policy: Whether a policy is percent-encoded within its member.
        credential_fields: Attributes of ``credentials`` in the response: key id, key secret, session token.
        find_expiry: Returns the expiry of the credentials, from the response.
        find_region: Returns the region to call, from the given one, the client's, and the environment.
        find_endpoint: Returns the endpoint, from the STS service, the region, and the environment.
    """

    assume_role: str
    web_identity: str
    provider_member: str
    token_member: str
    encodes_policy: bool
    credential_fields: tuple[str, str, str]
    find_expiry: Callable[[Any], object]
    find_region: Callable[[str | None, str | None, Mapping[str, str]], str | None]
    find_endpoint: Callable[[Service, str | None, Mapping[str, str]], Endpoint]


def find_sts_rules(service: Service) -> StsRules:
    """Return the rules of the STS of a service's cloud.

    Raises:
        ConfigurationError: The cloud has no STS that is supported.
    """
    rules = _STS_RULES.get(service.provider) if service.sts_module else None
    if rules is None:
        raise ConfigurationError(f"{service.title} has no Security Token Service for roles.")
    return rules


def _find_tencent_region(given: str | None, of_client: str | None, _environ: Mapping[str, str]) -> str:
    return given or of_client or "ap-guangzhou"


def _find_tencent_endpoint(sts: Service, region: str | None, environ: Mapping[str, str]) -> Endpoint:
    return resolve_endpoint(sts.name, sts.endpoints, region, None, environ)


def _find_alibaba_region(given: str | None, _of_client: str | None, environ: Mapping[str, str]) -> str | None:
    return given or environ.get("ALIBABA_CLOUD_STS_REGION") or None


def _find_alibaba_endpoint(sts: Service, region: str | None, environ: Mapping[str, str]) -> Endpoint:
    is_private = environ.get("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "").lower() == "true"
    endpoint = resolve_endpoint(sts.name, sts.endpoints, region, None, environ)
    if is_private and region and not environ.get(ENDPOINTS_VARIABLE):
        return Endpoint("https", f"sts-vpc.{region}.aliyuncs.com", is_vendors=True)
    return endpoint


# Huawei has no entry: its STS issues agency credentials for OpenID Connect tokens alone, see AgencyWithOidc.
_STS_RULES = {
    "tencent": StsRules(
        assume_role="ASSUME_ROLE",
        web_identity="ASSUME_ROLE_WITH_WEB_IDENTITY",
        provider_member="ProviderId",
        token_member="WebIdentityToken",  # noqa: S106 - the member's name
        encodes_policy=True,
        credential_fields=("tmp_secret_id", "tmp_secret_key", "token"),
        find_expiry=lambda response: response.expired_time,
        find_region=_find_tencent_region,
        find_endpoint=_find_tencent_endpoint,
    ),
    "alibaba": StsRules(
        assume_role="ASSUME_ROLE",
        web_identity="ASSUME_ROLE_WITH_OIDC",
        provider_member="OIDCProviderArn",
        token_member="OIDCToken",  # noqa: S106 - the member's name
        encodes_policy=False,
        credential_fields=("access_key_id", "access_key_secret", "security_token"),
        find_expiry=lambda response: (
            response.credentials.expiration and response.credentials.expiration.isoformat()
        ),
        find_region=_find_alibaba_region,
        find_endpoint=_find_alibaba_endpoint,
    ),
}
