/// A piece of a page.
///
/// It is made of text, which is escaped, and of elements of other pieces. There is no way to put markup in as a string: what
/// an article, a name or a query contains can't become an element, whoever writes a page.
public struct HTML: Sendable {
  private(set) var markup: String

  /// Nothing at all.
  public static let nothing = HTML(checked: "")

  /// Text, escaped for elements and for attributes between double quotation marks alike.
  public init(_ text: String) { markup = escaped(text) }

  /// A whole page, as it is sent.
  public var document: String { "<!DOCTYPE html>\n" + markup + "\n" }

  /// For ``element(_:_:content:)`` alone.
  init(checked markup: String) { self.markup = markup }

  static func + (a: HTML, b: HTML) -> HTML { HTML(checked: a.markup + b.markup) }

  mutating func append(_ other: HTML) { markup += other.markup }
}

/// Lists pieces as one: text between `{ }` is escaped, elements stand as they are.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ text: String) -> HTML { HTML(text) }
  static func buildExpression(_ html: HTML) -> HTML { html }
  static func buildExpression(_ html: HTML?) -> HTML { html ?? .nothing }
  static func buildBlock(_ parts: HTML...) -> HTML { joined(parts) }
  static func buildArray(_ parts: [HTML]) -> HTML { joined(parts) }
  static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }
  static func buildEither(first part: HTML) -> HTML { part }
  static func buildEither(second part: HTML) -> HTML { part }

  private static func joined(_ parts: [HTML]) -> HTML {
    var all = HTML.nothing
    for part in parts { all.append(part) }
    return all
  }
}

/// An element with its content; elements that can have none (`input`, `link`) are left open as HTML wants it.
func element(_ tag: Tag, _ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { .nothing }) -> HTML {
  element(tag, attributes, content: content())
}

func element(_ tag: Tag, _ attributes: [Attribute?], content: HTML) -> HTML {
  var markup = "<" + tag.rawValue
  for case let attribute? in attributes { markup += attribute.markup }
  markup += ">"
  if !tag.isVoid { markup += content.markup + "</" + tag.rawValue + ">" }
  return HTML(checked: markup)
}

/// Pieces, one after the other, without an element around them.
func group(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }

/// The five characters that mean something in HTML, and the carriage return, which a browser would turn into a line feed.
func escaped(_ text: String) -> String {
  var out: [UInt8] = []
  out.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    switch byte {
    case 0x26: out += "&amp;".utf8
    case 0x3C: out += "&lt;".utf8
    case 0x3E: out += "&gt;".utf8
    case 0x22: out += "&quot;".utf8
    case 0x27: out += "&#39;".utf8
    case 0x0D: out += "&#13;".utf8
    default: out.append(byte)
    }
  }
  return String(decoding: out, as: UTF8.self)
}
