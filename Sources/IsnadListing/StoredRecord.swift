public import IsnadArchive
public import IsnadFormats
public import IsnadJSON

/// A record of a stored reading, found by its kind and place: what the program said when it read the article, and what people
/// fixed.
public struct StoredRecord: Sendable {
  public let kind: RecordKind
  public let json: JSON
  private let reading: KeptReading

  /// - Returns: nil where the reading has no such record.
  public init?(_ kind: RecordKind, _ ordinal: Int, in reading: KeptReading) {
    guard let json = reading.corrected(kind, ordinal) else { return nil }
    self.kind = kind
    self.json = json
    self.reading = reading
  }

  /// - Parameter id: `S3`, the third statement.
  public init?(_ id: String, in reading: KeptReading) {
    guard let place = RecordKind.place(of: id) else { return nil }
    self.init(place.kind, place.ordinal, in: reading)
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
    id.flatMap { reading.corrected(id: $0)?["name"]?.string }
  }

  /// The name of whoever vouches for the record; nil in the article's own voice.
  public var voucher: String? {
    json["attribution"]?.string.flatMap { reading.corrected(id: $0) }.flatMap { name(of: $0["speaker"]) }
  }

  /// The value of the record's time.
  public var time: String? {
    json["time"]?.string.flatMap { reading.corrected(id: $0)?["value"]?.string }
  }
}
