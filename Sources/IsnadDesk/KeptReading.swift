import IsnadArchive
import IsnadFormats
import IsnadJSON

/// The stored reading of an article, looked into without reading all of it.
struct KeptReading {
  let article: StoredArticle
  private let slice: JSONSlice

  init(_ article: StoredArticle) {
    self.article = article
    slice = JSONSlice(article.reading)
  }

  /// A record by its kind and place; nil where the reading has none.
  func record(_ kind: RecordKind, _ ordinal: Int) -> JSONSlice? {
    let elements = records(kind)
    return elements.indices.contains(ordinal) ? elements[ordinal] : nil
  }

  func records(_ kind: RecordKind) -> [JSONSlice] {
    let list: JSONSlice? =
      switch kind {
      case .entity: slice["entities"]
      case .time: slice["times"]
      case .figure: slice["figures"]
      case .statement: slice["statements"]
      case .event: slice["events"]
      case .vote: slice["votes"]
      case .poll: slice["polls"]
      case .damage: slice["damage"]
      }
    return list?.elements ?? []
  }

  /// The entities that a record names, in the order of the article: its reader needs no second question to know them.
  func entities(namedIn record: JSONSlice) -> [JSON] {
    var ordinals: Set<Int> = []
    if let value = record.value { Self.collect(value, &ordinals) }
    guard !ordinals.isEmpty else { return [] }
    let all = records(.entity)
    return ordinals.sorted().compactMap { all.indices.contains($0) ? all[$0].value : nil }
  }

  /// Ids of entities stand under `entity` and in `chain`: `E4` is the fourth.
  private static func collect(_ value: JSON, _ ordinals: inout Set<Int>) {
    func add(_ text: String?) {
      guard let text, text.utf8.first == 0x45, let number = Int(text.dropFirst()) else { return }
      ordinals.insert(number - 1)
    }
    switch value {
    case .array(let elements): for element in elements { collect(element, &ordinals) }
    case .object(let members):
      for member in members {
        if member.key == "entity" { add(member.value.string) }
        if member.key == "chain" { for link in member.value.array ?? [] { add(link.string) } }
        collect(member.value, &ordinals)
      }
    default: break
    }
  }
}
