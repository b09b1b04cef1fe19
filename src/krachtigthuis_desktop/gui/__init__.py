"""The window: the only room that knows Qt.

How to add a screen. Make `screens/NAME/model.py`: plain Python without Qt, with state that can be
printed, actions that can be called, `problems()`, and one `changed` callback; it gets `run` and the use
cases it needs handed in. Make `screens/NAME/view.py`: a `parts.page.Page` that builds its widgets from
`parts`, connects them to the model's actions, and has one `refresh()` that shows the model's state;
every *if* about meaning stays in the model. Give every control a language-free handle with
`parts.handle`. In `start`, make the model, and hand the window an `Entry(key, title, icon, build, count)`
whose `build` makes the view. Screens never import each other: they ask `go("key", what)`, which is handed
in. Add `tests/gui/screens/test_NAME.py` with the model's facts, a walk over the controls
(`tests.gui.names.nameless`) and a picture (`tests.gui.picture`).
"""
