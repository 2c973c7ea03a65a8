import IsnadArchive
public import IsnadFormats
public import IsnadJSON

/// A record of a stored reading, found by its kind and place: what the program said when it read the article.
public struct StoredRecord: Sendable {
  public let kind: RecordKind
  public let json: JSON
  private let reading: JSON

  /// - Returns: nil where the reading has no such record.
  public init?(_ kind: RecordKind, _ ordinal: Int, in reading: JSON) {
    guard let list = reading[kind.listName]?.array, list.indices.contains(ordinal) else { return nil }
    self.kind = kind
    json = list[ordinal]
    self.reading = reading
  }

  public var id: String { json["id"]?.string ?? "" }
  public var rule: String { json["rule"]?.string ?? "" }
  public var confidence: String { json["confidence"]?.string ?? "" }

  /// What is printed at a span member; nil without one.
  public func printed(_ key: String) -> String? { json[key]?["text"]?.string }

  /// The name of a party: of its entity, else what is printed.
  public func name(of party: JSON?) -> String? {
    entityName(party?["entity"]?.string) ?? party?["text"]?.string
  }

  public func name(_ key: String) -> String? { name(of: json[key]) }

  /// The name of an entity by its id in the article.
  public func entityName(_ id: String?) -> String? {
    guard let id else { return nil }
    return reading["entities"]?.array?.first { $0["id"]?.string == id }?["name"]?.string
  }

  /// The name of whoever vouches for the record; nil in the article's own voice.
  public var voucher: String? {
    guard let id = json["attribution"]?.string,
      let statement = reading["statements"]?.array?.first(where: { $0["id"]?.string == id })
    else { return nil }
    return name(of: statement["speaker"])
  }

  /// The value of the record's time.
  public var time: String? {
    guard let id = json["time"]?.string else { return nil }
    return reading["times"]?.array?.first { $0["id"]?.string == id }?["value"]?.string
  }
}
