import IsnadMessages
import IsnadTesting
import Testing

@testable import IsnadPages

/// What holds of every page, whoever writes what into it.
@Suite struct PageTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><b>",
    "</bdi></article><h1>", "javascript:alert(1)", "&lt;&#60;&amp", "\u{202E}32 txt\u{2066}", "نص عادي {0} {1}",
    "data:text/html,x", "//evil.test/", "]]><!--", "\r\n\tx\u{2028}", "😀👨‍👩‍👧 و\u{0301}",
  ]

  private static let readers = [
    Reader(Address("/", [.init("q", "\"><x>"), .init("lang", "en"), .init("digits", "arab")])),
    Reader(Address("/"), canReview: true),
  ]

  @Test("what others wrote never becomes markup, a handler, a style or an address", arguments: hostile)
  func escaping(_ words: String) {
    let usual = Dictionary(
      uniqueKeysWithValues: SampleViews.all("كلمات").map { ($0.name, ParsedHTML($0.page.html(for: Self.readers[1]))) })
    for (name, page) in SampleViews.all(words) {
      for reader in Self.readers {
        let parsed = ParsedHTML(page.html(for: reader))
        #expect(parsed.faults == [], "\(name)")
        for element in parsed.elements {
          #expect(Tag(rawValue: element.tag) != nil, "\(name) has <\(element.tag)>")
          for attribute in element.attributes {
            #expect(!attribute.name.hasPrefix("on") && attribute.name != "style", "\(name): \(attribute.name)")
            if ["href", "action", "formaction"].contains(attribute.name) {
              #expect(Attribute.isSafe(attribute.value), "\(name): \(attribute.value)")
            }
          }
        }
        // Marks and isolations follow the words; everything else is the same whatever they are.
        let frame = { (page: ParsedHTML) in
          page.elements.count { !["bdi", "mark", "a", "p", "div", "dt", "dd", "span"].contains($0.tag) }
        }
        if reader.canReview { #expect(usual[name].map(frame) == frame(parsed), "\(name)") }
      }
    }
  }

  @Test("every page has its landmarks, one heading of the first level, and names for all its fields")
  func structure() {
    for (name, page) in SampleViews.all("كلمات") {
      for reader in Self.readers {
        let parsed = ParsedHTML(page.html(for: reader))
        #expect(parsed.elements("main").count == 1, "\(name)")
        #expect(parsed.elements("h1").count == 1, "\(name)")
        #expect(parsed.elements("html").first?["dir"] == (reader.language == .arabic ? "rtl" : "ltr"))
        #expect(parsed.elements("html").first?["lang"] == reader.language.rawValue)
        let ids = parsed.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count, "\(name) has an id twice")
        for element in parsed.elements {
          for reference in ["for", "aria-labelledby", "aria-describedby"] {
            if let id = element[reference] { #expect(ids.contains(id), "\(name): \(id)") }
          }
          if let address = element["href"], address.hasPrefix("#") {
            #expect(ids.contains(String(address.dropFirst())), "\(name): \(address) leads nowhere")
          }
        }
        let links = parsed.elements("a")
        for (one, next) in zip(links, links.dropFirst()) {
          #expect(next.start >= one.end || next.depth <= one.depth, "\(name): a link in a link")
        }
        for link in links where link["aria-label"] == nil {
          #expect(parsed.text(of: link).contains { $0.isLetter || $0.isNumber }, "\(name): \(link["href"] ?? "")")
        }
        for nav in parsed.elements("nav") { #expect(nav["aria-label"] != nil, "\(name)") }
      }
    }
  }

  @Test("links take the reader's language and digits along; addresses keep their query and place")
  func links() {
    let english = Self.readers[0]
    #expect(english.link("/a/1#w3") == "/a/1?lang=en&digits=arab#w3")
    #expect(english.link("/c?story=1") == "/c?story=1&lang=en&digits=arab")
    #expect(Reader(Address("/")).link("/c?story=1") == "/c?story=1")
    #expect(Address("/", [.init("q", "قال & \"x\"")]).text == "/?q=%D9%82%D8%A7%D9%84%20%26%20%22x%22")
    #expect(Address("/", [.init("q", "")]).text == "/")
  }

  @Test("every word that a page asks for is there, in both languages")
  func wordsExist() throws {
    let asked = /(?:words|words\.term|fact|Fact)\(\s*"([a-z_]+(?:\.[a-z_\-]+)*)"/
    let counted = /words\.count\("([a-z]+)"/
    for path in try Repository.files(under: "Sources/IsnadPages", ending: ".swift") {
      let source = try Repository.text(path)
      for match in source.matches(of: asked) {
        let key = String(match.1)
        #expect(Messages.pages.contains(key) || Messages.report.contains(key), "\(path): \(key)")
      }
      for match in source.matches(of: counted) {
        #expect(Messages.pages.contains("count.\(match.1).other"), "\(path): \(match.1)")
      }
    }
    for (name, page) in SampleViews.all("كلمات") {
      for reader in Self.readers {
        let text = ParsedHTML(page.html(for: reader)).text
        let words = String(String.UnicodeScalarView(text)).split { " \n\"()".contains($0) }
        let keys = words.filter { $0.wholeMatch(of: /[a-z_]+(?:\.[a-z_]+)+/) != nil && !$0.hasSuffix(".txt") }
        #expect(keys.filter { !["news.jsonl.gz", "crawl.warc.gz"].contains($0) }.isEmpty, "\(name): \(keys)")
      }
    }
  }

  @Test("the stylesheet spaces, slants and stretches no Arabic, and what marks words takes no room")
  func stylesheet() {
    let css = String(decoding: DeskFiles.stylesheet, as: UTF8.self)
    for banned in ["letter-spacing", "italic", "text-transform", "justify;", "url(", "@import"] {
      #expect(!css.contains(banned), "\(banned)")
    }
    for rule in css.split(separator: "}") where rule.contains("mark") {
      let parts = rule.split(separator: "{")
      guard let selector = parts.first, let body = parts.last, selector.contains("mark") else { continue }
      for banned in ["padding", "margin", "border:", "border-inline", "display", "font", "position"] {
        let rest = body.split(separator: ";").filter {
          !$0.contains("scroll-margin") && $0.drop { $0 == " " }.hasPrefix(banned)
        }
        #expect(rest.isEmpty, "\(selector): \(rest)")
      }
    }
  }
}
