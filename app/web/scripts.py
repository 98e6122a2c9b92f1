"""JavaScript modules joined into one file, so that a page asks once and a worker needs no imports.

The modules stay as they are, small and importable by tests; a joined file is what pages load. The
language allowed at their top is small on purpose: `import {...} from "./x.js";`, `import
"./x.js";` and `export` before a declaration. Names at the top of modules are unique.
"""

import re
from pathlib import Path

from rjsmin import jsmin

_IMPORT = re.compile(r'^import\s+(?:\{[^}]*\}\s+from\s+)?"(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_DECLARED = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class CannotJoin(ValueError):
    """The modules use more of the language than joining them allows; the message says what."""


def joined(entry: Path) -> str:
    """`entry` with all that it imports before it, each module once."""
    modules: dict[Path, str] = {}
    _collect(entry.resolve(), modules)
    text = "\n".join(modules.values())
    names = _DECLARED.findall(text)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise CannotJoin(f"{entry.name}: declared twice: {', '.join(twice)}")
    if left := _LEFT.search(text):
        raise CannotJoin(f"{entry.name}: cannot join {left.group()!r}")
    return jsmin(text)  # comments and spaces are for people, who read the modules


def _collect(module: Path, modules: dict[Path, str]) -> None:
    if module in modules:
        return
    modules[module] = ""  # a module that imports itself through others is met once
    source = module.read_text()
    for imported in _IMPORT.findall(source):
        _collect((module.parent / imported).resolve(), modules)
    del modules[module]
    modules[module] = _EXPORT.sub("", _IMPORT.sub("", source))
