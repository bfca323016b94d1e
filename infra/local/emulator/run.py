"""Runs the emulator until standard input closes.

The pipe closes when the process that started this one is gone, however it died, so no emulator and none of the
function processes it started outlive `npm start`.
"""

import os
import runpy
import signal
import sys
import threading


def end_with_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()
sys.argv = ["ministack"]
runpy.run_module("ministack.app", run_name="__main__")
