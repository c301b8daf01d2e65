"""Every page that any test here passes is checked when its site is put away (conftest); here the checker itself is."""

from pathlib import Path

from tests.plugins.valid_html import complaints

PAGE = '<!doctype html><html lang="en"><head><title>T</title></head><body><h1>H</h1>{}</body></html>'


def test_the_checker_finds_what_is_wrong_and_only_that(tmp_path: Path) -> None:
    (tmp_path / "sound.html").write_text(PAGE.format("<p>Words.</p>"))
    (tmp_path / "broken.html").write_text(PAGE.format('<p id="a"><div></p><i id="a">'))
    said = complaints(sorted(tmp_path.glob("*.html")))
    assert {one.partition(",")[0] for one in said} == {"broken.html"}
    assert "Duplicate ID" in " ".join(said)
