pytest_plugins = ("tests.browser", "tests.axis_page")
