#!/usr/bin/env python
"""Waymark's command line: `./run manage COMMAND`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waymark.settings.demo")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
