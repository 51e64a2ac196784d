"""The least that shows a window: what starting the program is compared with."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
print(time.time())
