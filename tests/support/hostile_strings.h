// Strings that would be something else than text wherever they are not made inert. For tests of writers.
#pragma once

#include <string>
#include <vector>

namespace dateline::testing {

/// Such as a file may hold: UTF-8 without the controls that readers refuse. Each has a letter in it.
inline std::vector<std::string> hostile_strings() {
  return {
      "<script>window.__pwned=1</script>",
      "]]><script>window.__pwned=1</script>",
      "--><script>window.__pwned=1</script><!--",
      "</style><img src=x onerror=window.__pwned=1>",
      "</script></title></textarea><svg onload=window.__pwned=1>",
      "\" onmouseover=\"window.__pwned=1\" x=\"",
      "' onfocus='window.__pwned=1' x='",
      "`\\u003cscript\\u003e\\",
      "javascript:window.__pwned=1",
      "data:text/html,<b>x</b>",
      "<b>bold</b> <span foreground=\"red\">red</span>",
      "&xxe; &amp; &#x3c;script&#62; &lt;b&gt;",
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
      "<?xml version=\"1.0\"?><x/>",
      "../../up/x",
      "/etc/passwd",
      "C:\\x\\CON",
      "%s%n%d {} {0}x",
      "$[name] $[x]",
      "[% env('HOME') %] @x",
      "'; DROP TABLE places;--x",
      "\"; DROP TABLE places;--x",
      "=HYPERLINK(\"http://example.org\",\"x\")",
      "+1+cmd|' /C calc'!A0",
      "-2+3+x",
      "@SUM(1+1)x",
      "\t=1+x",
      "\r=1+x",
      "'=1+x",
      "url(javascript:x);} * {display:none",
      "a\u202Eb\u202Dc\u202Ad",
      "a\u2067b",
      "a\u2069b\u2066\u2068c",
      "a\u200Bb\u200Dc\uFEFFd\u2060e",
      "a\u2028b\u2029c",
      "a\u0080b\u009Bc\u0085d\u009Dx",
      "a\uFFFEb\uFFFFc\uFDD0d\U0001FFFFe",
      "line\nbreak\ttab",
      "שלום <b> مرحبا",
  };
}

/// Such as only a caller of the libraries can bring in: readers refuse them.
inline std::vector<std::string> unreadable_strings() {
  using namespace std::string_literals;
  return {
      "a\x1b]0;x\x07"
      "b\x1b[2Jc",
      "a\0b"s,
      "a\x01\x08\x0b\x0c\x1f\x7fz",
      "a\xED\xA0\x80\xED\xB0\x80z",
      "a\xC0\xBCscript\xC0\xBEz",
      "a\xFF\xFE\x80z",
      "cut \xE2\x80",
  };
}

}  // namespace dateline::testing
