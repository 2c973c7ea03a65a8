public import IsnadFormats
public import IsnadJSON

/// The stored reading of an article, looked into without parsing all of it, with what people say of its records.
public struct KeptReading: Sendable {
  /// What people say of its records; by kind and place.
  public let corrections: [Correction]
  private let lists: [String: [JSONSlice]]

  /// - Parameter reading: The contract's document object.
  public init(_ reading: [UInt8], corrections: [Correction] = []) {
    self.corrections = corrections
    lists = Dictionary(JSONSlice(reading).lists.map { ($0.name, $0.elements) }) { first, _ in first }
  }

  public init(_ article: StoredArticle) { self.init(article.reading, corrections: article.corrections) }

  /// All records of a kind, as they are stored.
  public func records(_ kind: RecordKind) -> [JSONSlice] { lists[kind.listName] ?? [] }

  /// A record by its kind and place, as it is stored; nil where the reading has none.
  public func record(_ kind: RecordKind, _ ordinal: Int) -> JSONSlice? {
    let elements = records(kind)
    return elements.indices.contains(ordinal) ? elements[ordinal] : nil
  }

  /// What was said of a record last.
  public func correction(_ kind: RecordKind, _ ordinal: Int) -> Correction? {
    corrections.last { $0.kind == kind && $0.ordinal == ordinal }
  }

  /// A record with what people fixed.
  public func corrected(_ kind: RecordKind, _ ordinal: Int) -> JSON? {
    record(kind, ordinal)?.value.map { stored in
      corrections.filter { $0.kind == kind && $0.ordinal == ordinal }.compactMap(\.changes).reduce(stored) {
        $0.merging($1)
      }
    }
  }

  /// A record as it stands now, in the bytes of JSON: what people fixed is in it.
  public func current(_ kind: RecordKind, _ ordinal: Int) -> JSONSlice? {
    guard correction(kind, ordinal)?.changes != nil, let corrected = corrected(kind, ordinal) else {
      return record(kind, ordinal)
    }
    var json = JSONWriter()
    json.value(corrected)
    return JSONSlice(json.bytes)
  }

  /// A record with what people fixed, by its id in the article: `S3` is the third statement.
  public func corrected(id: String) -> JSON? { RecordKind.place(of: id).flatMap { corrected($0.kind, $0.ordinal) } }

  /// The entities that a record names, in the order of the article: its reader needs no second question to know them.
  public func entities(namedIn record: JSONSlice) -> [JSON] {
    var ordinals: Set<Int> = []
    if let value = record.value { Self.collect(value, &ordinals) }
    return ordinals.sorted().compactMap { self.record(.entity, $0)?.value }
  }

  /// Ids of entities stand under `entity` and in `chain`.
  private static func collect(_ value: JSON, _ ordinals: inout Set<Int>) {
    func add(_ text: String?) {
      if let place = text.flatMap(RecordKind.place), place.kind == .entity { ordinals.insert(place.ordinal) }
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
