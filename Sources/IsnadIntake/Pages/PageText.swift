/// The text of a page's article, found by where its paragraphs stand.
///
/// Paragraphs vote for the elements around them, the nearest most; the element with most votes holds the article. Menus, lists
/// of other news, comments and captions are left out by what they are, or because they are little but links.
struct PageText {
  /// Paragraphs, one a line; nil where the page has none.
  let text: String?

  init(_ root: MarkupTree.Node) {
    let blocks = BlockFinder(root).blocks
    guard let container = Self.container(of: blocks) else {
      text = nil
      return
    }
    var kept = blocks.filter { block in block.ancestors.contains(container) && !block.isMostlyLinks }[...]
    // What stands before the first paragraph is the title, a date, a name: metadata, not the text.
    if kept.contains(where: { $0.kind == .paragraph }) { kept = kept.drop { $0.kind != .paragraph } }
    text = kept.isEmpty ? nil : kept.map(\.text).joined(separator: "\n")
  }

  private static func container(of blocks: [Block]) -> MarkupTree.Node? {
    var votes: [MarkupTree.Node: Double] = [:]
    var order: [MarkupTree.Node] = []
    for block in blocks where !block.isMostlyLinks && block.kind != .heading {
      let length = Double(block.text.unicodeScalars.count)
      // A paragraph counts whole for its parent and half for the next: sections of one article must not win over it.
      for (ancestor, share) in zip(block.ancestors, [1, 0.6, 0.3]) {
        if votes[ancestor] == nil { order.append(ancestor) }
        votes[ancestor, default: 0] += length * share * Self.weight(ancestor)
      }
    }
    return order.max { (votes[$0] ?? 0) < (votes[$1] ?? 0) }
  }

  /// What the author of the page says is the article.
  private static func weight(_ node: MarkupTree.Node) -> Double {
    if node["itemprop"] == "articleBody" { return 3 }
    return node.element == "article" ? 1.5 : 1
  }
}

/// A run of text that stands on lines of its own.
struct Block {
  enum Kind { case paragraph, heading, other }
  let kind: Kind
  let text: String
  /// How many of its characters are links.
  let linked: Int
  /// The elements around it, the nearest first.
  let ancestors: [MarkupTree.Node]

  var isMostlyLinks: Bool { linked * 2 > text.unicodeScalars.count }
}

/// Collects the blocks of a page in text order.
private struct BlockFinder {
  private(set) var blocks: [Block] = []

  init(_ root: MarkupTree.Node) {
    var ancestors: [MarkupTree.Node] = []
    var current = ""
    var linked = 0
    var links = 0
    func end(_ ancestors: [MarkupTree.Node], into blocks: inout [Block]) {
      let text = collapsed(current)
      if !text.isEmpty {
        let kind: Block.Kind =
          switch ancestors.last?.element {
          case "p": .paragraph
          case "h1", "h2", "h3", "h4", "h5", "h6": .heading
          default: .other
          }
        // The paragraph itself is no container.
        let around = kind == .other ? ancestors : Array(ancestors.dropLast())
        blocks.append(Block(kind: kind, text: text, linked: linked, ancestors: around.reversed()))
      }
      current = ""
      linked = 0
    }
    var found: [Block] = []
    root.walk { node in
      if let characters = node.characters {
        current += characters
        if links > 0 { linked += collapsed(characters).unicodeScalars.count }
        return false
      }
      guard let element = node.element, !isLeftOut(node, element) else { return false }
      if element == "br" {
        end(ancestors, into: &found)
      } else if element == "a" {
        links += 1
      } else if !inlineElements.contains(element) {
        end(ancestors, into: &found)
        ancestors.append(node)
      }
      return true
    } leave: { node in
      if node.element == "a", links > 0 { links -= 1 }
      if ancestors.last == node {
        end(ancestors, into: &found)
        ancestors.removeLast()
      }
    }
    blocks = found
  }

  private let inlineElements: Set<String> = [
    "span", "b", "strong", "i", "em", "u", "font", "small", "big", "bdi", "bdo", "mark", "sup", "sub", "abbr", "q",
    "cite",
    "time", "ins", "del", "code", "a", "wbr", "tt", "s", "label",
  ]
}

private let leftOutElements: Set<String> = [
  "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "iframe",
  "figure", "figcaption", "svg", "video", "audio", "object", "head", "menu", "dialog", "textarea",
]

/// Words in the class or id of what is no part of an article.
private let leftOutNames = [
  "comment", "related", "share", "social", "sidebar", "breadcrumb", "newsletter", "subscribe", "advert", "promo",
  "footer",
  "navbar", "menu", "most-read", "mostread", "tags", "cookie", "popup", "recommend", "byline", "caption",
]

private func isLeftOut(_ node: MarkupTree.Node, _ element: String) -> Bool {
  if leftOutElements.contains(element) { return true }
  if element == "body" || element == "html" || element == "article" || element == "main" { return false }
  if node["hidden"] != nil || node["aria-hidden"] == "true" { return true }
  let names = ((node["class"] ?? "") + " " + (node["id"] ?? "")).lowercased()
  return leftOutNames.contains { names.contains($0) }
}

/// Runs of white space as HTML shows them: one space, none at the ends. A no-break space is a character of the text.
func collapsed(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  var isOpen = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case " ", "\n", "\r", "\t", "\u{0C}": isOpen = true
    default:
      if isOpen, !out.isEmpty { out.append(" ") }
      isOpen = false
      out.append(scalar)
    }
  }
  return String(out)
}
