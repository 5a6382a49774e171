pytest_plugins = ("tests.browser", "tests.axis_page", "tests.shelf")
