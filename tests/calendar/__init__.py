# ruff: noqa: A005 - the tests mirror the package; nobody imports this one as `calendar`
