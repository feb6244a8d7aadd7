"""A flow's picture as a file of its own: the page's colours travel with it."""

STYLE = (
    "svg{font:15px/1 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;background:#fff}"
    ".flow-box{fill:#fff;stroke:#1f5563;stroke-width:1.5}.flow-wait .flow-box{stroke-dasharray:5 3}"
    ".flow-publicity .flow-box{stroke:#b3311f}.flow-end .flow-box{fill:#f3efe6;stroke:#667073}"
    ".flow-name{fill:#1d2629;font-weight:600}.flow-note{fill:#4c5759;font-size:12.5px}"
    ".flow-outcome{fill:#4c5759;font-size:13px}"
    ".flow-line{fill:none;stroke:#667073;stroke-width:1.25}.flow-head,.flow-joint{fill:#667073}"
)


def standalone(picture: str) -> str:
    """The SVG of a page as a file that any program shows."""
    named = picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return named.replace("</desc>", f"</desc><style>{STYLE}</style>", 1) + "\n"
