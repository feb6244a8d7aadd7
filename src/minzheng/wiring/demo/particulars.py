"""The particulars at the foot of the demo's pages: complete, and plainly made up."""

from pathlib import Path

import yaml

FILE = "site.yaml"
PARTICULARS = {
    "name": "增城区民政服务（演示）",
    "owner": "演示区民政局（虚构单位）",
    "maker": "演示区民政局信息中心（虚构单位）",
    "site_code": "0000000000（演示用，不是真实标识码）",
    "icp": "演示ICP备00000000号（虚构）",
    "police": "演示公网安备00000000000000号（虚构）",
    "hotline": "12345",
}


def write_particulars(data_dir: Path) -> None:
    """Write site.yaml, read when the site starts; one that is there already is left alone."""
    path = data_dir / FILE
    if path.exists():
        return
    text = yaml.safe_dump(PARTICULARS, allow_unicode=True, sort_keys=False)
    path.write_text(f"# 演示区的页脚信息，全部虚构。\n{text}", encoding="utf-8")
