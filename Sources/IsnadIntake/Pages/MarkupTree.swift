import CLibXML2

/// A parsed page or feed. Nothing is fetched and no entity but the built-in ones is resolved.
final class MarkupTree {
  private let document: xmlDocPtr

  /// A page, repaired as browsers do; nil for bytes without any element.
  init?(html bytes: [UInt8]) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = bytes.withUnsafeBytes {
      htmlReadMemory($0.bindMemory(to: CChar.self).baseAddress, CInt($0.count), nil, "UTF-8", CInt(options))
    }
    guard let parsed else { return nil }
    document = parsed
  }

  /// A feed; nil where it is not well-formed. A document type is refused, and with it every entity bomb.
  init?(xml bytes: [UInt8]) {
    guard !Self.hasDoctype(bytes) else { return nil }
    let options =
      XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
      | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
    let parsed = bytes.withUnsafeBytes {
      xmlReadMemory($0.bindMemory(to: CChar.self).baseAddress, CInt($0.count), nil, nil, CInt(options))
    }
    guard let parsed else { return nil }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  var root: Node? { xmlDocGetRootElement(document).map { Node(pointer: $0, tree: self) } }

  static func hasDoctype(_ bytes: [UInt8]) -> Bool {
    let doctype = Array("<!doctype".utf8)
    return bytes.indices.contains { i in
      bytes[i] == 0x3C && i + doctype.count <= bytes.count
        && zip(bytes[i..<(i + doctype.count)], doctype).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
  }

  /// An element or a run of text.
  struct Node: Hashable {
    fileprivate let pointer: xmlNodePtr
    /// What frees the node: it lives as long as one of its nodes.
    private let tree: MarkupTree

    fileprivate init(pointer: xmlNodePtr, tree: MarkupTree) {
      (self.pointer, self.tree) = (pointer, tree)
    }

    static func == (a: Node, b: Node) -> Bool { a.pointer == b.pointer }

    func hash(into hasher: inout Hasher) { hasher.combine(pointer) }

    /// The name of an element in lower case, without its prefix; nil for text and anything else.
    var element: String? {
      guard pointer.pointee.type == XML_ELEMENT_NODE, let name = pointer.pointee.name else { return nil }
      return String(cString: name).lowercased()
    }

    /// The prefix of an element's name (`content` in `content:encoded`).
    var prefix: String? { pointer.pointee.ns.flatMap { $0.pointee.prefix }.map { String(cString: $0) } }

    /// The characters of a run of text; nil for elements, comments and the like.
    var characters: String? {
      guard pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE,
        let content = pointer.pointee.content
      else { return nil }
      return String(cString: content)
    }

    subscript(attribute: String) -> String? {
      guard let value = xmlGetProp(pointer, attribute) else { return nil }
      defer { isnad_xml_free(value) }
      return String(cString: value)
    }

    var firstChild: Node? { pointer.pointee.children.map { Node(pointer: $0, tree: tree) } }
    var next: Node? { pointer.pointee.next.map { Node(pointer: $0, tree: tree) } }
    var parent: Node? { pointer.pointee.parent.map { Node(pointer: $0, tree: tree) } }

    var children: [Node] {
      var nodes: [Node] = []
      var child = firstChild
      while let node = child {
        nodes.append(node)
        child = node.next
      }
      return nodes
    }

    /// The children that are elements of one name.
    func children(_ name: String) -> [Node] { children.filter { $0.element == name } }

    /// Calls `enter` for the node and all below it in text order, `leave` when all below a node is done. What `enter` returns
    /// false for is not gone into. No recursion: pages nest as deep as they like.
    func walk(_ enter: (Node) -> Bool, leave: (Node) -> Void = { _ in }) {
      var node = self
      while true {
        let goesIn = enter(node)
        if goesIn, let child = node.firstChild {
          node = child
          continue
        }
        leave(node)
        while node != self, node.next == nil, let parent = node.parent {
          node = parent
          leave(node)
        }
        guard node != self, let next = node.next else { return }
        node = next
      }
    }

    /// All characters below, as they stand.
    var text: String {
      var out = ""
      walk { node in
        if let characters = node.characters { out += characters }
        return true
      }
      return out
    }
  }
}
