#!/usr/bin/env python3
"""Answers lines as `isnad extract --jsonl-in` does, and ends, hangs or fails where a line asks for it."""

import json
import os
import signal
import sys
import time

place = 0
for line in sys.stdin.buffer:
    place += 1
    text = line.decode().strip()
    if "exit" in text:
        sys.exit(3)
    if "hang" in text:
        time.sleep(3600)
    if text == "bad":
        error = {
            "record": "error",
            "document": None,
            "article": None,
            "file": "stdin",
            "line": place,
            "code": "not-json",
        }
        print(json.dumps({**error, "message": "no"}, separators=(",", ":")), flush=True)
        continue
    print(
        json.dumps({"record": "document", "document": "sha256:0", "article": text}, separators=(",", ":")), flush=True
    )
    if "die" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    print(json.dumps({"record": "entity", "document": "sha256:0", "id": text}, separators=(",", ":")), flush=True)
