/// A page read back by a strict reader: every element that is opened is closed in its order, every value is quoted.
struct ParsedHTML {
  struct Element {
    let tag: String
    let attributes: [(name: String, value: String)]
    /// Where its text begins and ends in ``ParsedHTML/text``.
    let start: Int
    fileprivate(set) var end: Int
    let depth: Int

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    var classes: [Substring] { (self["class"] ?? "").split(separator: " ") }
  }

  private(set) var elements: [Element] = []
  /// All text, references resolved, in code points.
  private(set) var text: [Unicode.Scalar] = []
  /// What a strict reader objects to; empty for a page as it should be.
  private(set) var faults: [String] = []

  private static let void: Set<String> = ["br", "input", "link", "meta"]

  init(_ page: String) {
    let source = Array(page.unicodeScalars)
    var open: [Int] = []
    var i = 0
    while i < source.count {
      if source[i] == "<", i + 1 < source.count {
        guard let end = source[i...].firstIndex(of: ">") else {
          faults.append("a tag is not closed")
          return
        }
        let inside = source[(i + 1)..<end]
        i = end + 1
        if inside.first == "!" { continue }
        if inside.first == "/" {
          let name = Self.string(inside.dropFirst())
          guard let last = open.popLast(), elements[last].tag == name else {
            faults.append("</\(name)> closes what is not open")
            return
          }
          elements[last].end = text.count
        } else {
          let element = element(inside, depth: open.count)
          elements.append(element)
          if !Self.void.contains(element.tag) { open.append(elements.count - 1) }
        }
      } else if source[i] == ">" || source[i] == "<" {
        faults.append("a bare \(source[i]) in text")
        i += 1
      } else {
        i = append(source, at: i)
      }
    }
    for index in open { faults.append("<\(elements[index].tag)> is not closed") }
  }

  func elements(_ tag: String) -> [Element] { elements.filter { $0.tag == tag } }
  func element(id: String) -> Element? { elements.first { $0["id"] == id } }
  func text(of element: Element) -> String { Self.string(text[element.start..<element.end]) }

  private mutating func append(_ source: [Unicode.Scalar], at i: Int) -> Int {
    guard source[i] == "&" else {
      text.append(source[i])
      return i + 1
    }
    guard let end = source[i...].prefix(8).firstIndex(of: ";") else {
      faults.append("a bare & in text")
      return i + 1
    }
    let name = Self.string(source[(i + 1)..<end])
    guard let scalar = Self.references[name] else {
      faults.append("unknown reference &\(name);")
      return end + 1
    }
    text.append(scalar)
    return end + 1
  }

  private static let references: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#13": "\r",
  ]

  private mutating func element(_ inside: ArraySlice<Unicode.Scalar>, depth: Int) -> Element {
    let tag = inside.prefix { $0 != " " }
    var attributes: [(name: String, value: String)] = []
    var rest = inside.dropFirst(tag.count)
    while rest.first == " " {
      rest = rest.dropFirst()
      let name = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(name.count)
      var value: ArraySlice<Unicode.Scalar> = []
      if rest.first == "=" {
        if rest.dropFirst().first != "\"" { faults.append("\(Self.string(name)) is not quoted") }
        value = rest.dropFirst(2).prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 3)
      }
      attributes.append((Self.string(name), Self.unescaped(Self.string(value))))
    }
    if !rest.isEmpty { faults.append("odd end of <\(Self.string(tag))>: \(Self.string(rest))") }
    return Element(tag: Self.string(tag), attributes: attributes, start: text.count, end: text.count, depth: depth)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func unescaped(_ text: String) -> String {
    var out = text
    for (name, scalar) in references.sorted(by: { $0.key > $1.key }) where name != "amp" {
      out = out.split(separator: "&\(name);", omittingEmptySubsequences: false).joined(separator: String(scalar))
    }
    return out.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&")
  }
}
