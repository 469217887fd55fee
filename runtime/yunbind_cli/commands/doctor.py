"""``yunbind doctor``: check keys, files, network and clock, and name the remedy of each problem."""

from __future__ import annotations

import json

import click

from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.calls.options import add_profile_option
from yunbind_cli.calls.profile_settings import complete_cloud
from yunbind_cli.calls.settings import CallSettings
from yunbind_cli.exits import ExitCode
from yunbind_cli.language import LANGUAGES
from yunbind_cli.streams import write_data


@click.command(
    cls=BilingualCommand,
    chinese="检查调用所需的一切：密钥、密钥文件的权限、代理、证书、域名与连接、时钟，以及一个签名的只读请求。\n\n"
    "每个问题都附有处理办法。某项失败后，依赖它的检查不再进行。\n\n退出码：0 没有失败，否则为 3。",
    chinese_options={"offline": "不发送任何请求：只检查密钥、文件与设置。"},
)
@click.argument("cloud", required=False, shell_complete=complete_cloud)
@click.option("--offline", is_flag=True, help="Send nothing: check keys, files and settings only.")
@add_profile_option
@click.option("--region", metavar="REGION", help="Region of the read. Defaults to that of the environment.")
@click.option("--endpoint", metavar="URL", help="Host or URL instead of the vendor's.")
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="YUNBIND_LANG", help="Language of texts.")
def doctor(
    cloud: str | None,
    offline: bool,
    profile: str | None,
    region: str | None,
    endpoint: str | None,
    output: str,
    lang: str | None,
) -> ExitCode:
    """Check what a call needs: the key, the rights of files with keys, proxies, certificate authorities, the
    name and the connection of the endpoint, the clock, and one signed read.

    Each problem comes with its remedy. Checks that depend on one that failed are left out.

    \b
    Exit codes: 0 nothing failed, 3 otherwise.
    Example: yunbind doctor tencent --offline
    """
    del lang  # read before click is called
    from yunbind_cli.accounts.checkup import check_clouds
    from yunbind_cli.accounts.findings import Status
    from yunbind_cli.accounts.places import choose_clouds

    settings = CallSettings(profile=profile, region=region, endpoint=endpoint, retries=1, timeout=10)
    findings = check_clouds(choose_clouds(cloud, profile), settings, is_offline=offline)
    code = ExitCode.DONE
    documents: list[dict[str, str | None]] = []
    for finding in findings:
        if finding.status is Status.FAIL:
            code = ExitCode.SETUP
        if output == "text":  # line by line, because a check can take seconds
            head = f"{finding.status.value:<4}  {finding.cloud:<8} {finding.check:<11}"
            remedy = f"      -> {finding.remedy}\n" if finding.remedy else ""
            write_data(f"{head} {finding.message}\n{remedy}")
        documents.append(finding.describe())
    if output == "json":
        write_data(f"{json.dumps(documents, ensure_ascii=False)}\n")
    return code
