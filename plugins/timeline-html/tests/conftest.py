"""A page that can import the modules of the view one by one, as they are before they are joined."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import Site, put_view


@pytest.fixture
def module(site: Site, page: Page) -> Page:
    """A page that has all languages, and can `import("/view/NAME.js")`."""
    put_view(site)
    page.goto(site.put("index.html", '<!DOCTYPE html><html lang="en"><title>A page</title></html>'))
    languages = ["arabic", "french", "german", "spanish", "ukrainian"]
    page.evaluate("names => Promise.all(names.map((name) => import(`/view/${name}.js`)))", languages)
    return page
