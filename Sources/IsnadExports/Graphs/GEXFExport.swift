import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// GEXF 1.2: who quotes whom. An edge leads from who reports to who is reported, along the chain of each statement; its weight
/// is how many statements run over it.
struct GEXFExport {
  let options: ExportOptions

  private struct Node {
    let label: String
    let kind: String
  }

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    var keys: [String] = []
    var nodes: [String: Node] = [:]
    var pairs: [[String]] = []
    var weights: [[String]: Int] = [:]
    func add(_ key: String, _ node: Node) {
      guard nodes[key] == nil else { return }
      keys.append(key)
      nodes[key] = node
    }
    for article in articles {
      for (_, statement) in options.filter.hiding(article.hidden).printed(
        .statement, article.reading.statements, \.evidence)
      {
        let chain = statement.chain.map { voucher -> String in
          let (key, node) = self.node(voucher, article)
          add(key, node)
          return key
        }
        for pair in zip(chain, chain.dropFirst()) {
          let pair = [pair.0, pair.1]
          if weights[pair] == nil { pairs.append(pair) }
          weights[pair, default: 0] += 1
        }
      }
    }
    var numbers: [String: Int] = [:]
    for (i, key) in keys.enumerated() { numbers[key] = i }
    var xml = XMLWriter()
    xml.element("gexf", ["xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"]) { xml in
      xml.element("graph", ["defaultedgetype": "directed", "mode": "static"]) { xml in
        xml.element("attributes", ["class": "node"]) { xml in
          xml.element("attribute", ["id": "0", "title": "kind", "type": "string"])
        }
        xml.element("nodes") { xml in
          for (i, key) in keys.enumerated() {
            guard let node = nodes[key] else { continue }
            xml.element("node", ["id": "\(i)", "label": shown(node.label)]) { xml in
              xml.element("attvalues") { $0.element("attvalue", ["for": "0", "value": node.kind]) }
            }
          }
        }
        xml.element("edges") { xml in
          for (i, pair) in pairs.enumerated() {
            guard let source = numbers[pair[0]], let target = numbers[pair[1]] else { continue }
            xml.element(
              "edge",
              ["id": "\(i)", "source": "\(source)", "target": "\(target)", "weight": "\(weights[pair] ?? 1)"])
          }
        }
      }
    }
    return xml.bytes
  }

  /// An entity is one through all articles where Wikidata or its name says so; an unnamed voice only in its own article.
  private func node(_ voucher: Statement.Voucher, _ article: ExportedArticle) -> (String, Node) {
    switch voucher {
    case .outlet:
      let name = article.reading.options.outlet ?? article.name
      return ("outlet \(name)", Node(label: name, kind: "outlet"))
    case .entity(let index):
      let entity = article.reading.entities[index]
      let key = entity.wikidata ?? String(decoding: Folding.folded.of(entity.name), as: UTF8.self)
      return ("entity \(entity.kind.rawValue) \(key)", Node(label: entity.name, kind: entity.kind.rawValue))
    case .unnamed(let span):
      let words = article.text[span]
      return ("unnamed \(article.documentID) \(words)", Node(label: words, kind: "unnamed"))
    }
  }
}
