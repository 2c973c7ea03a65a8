public import IsnadRecords

/// The kinds of records, named as in the contract's `record` key.
public enum RecordKind: String, Sendable, CaseIterable {
  case entity, time, figure, statement, event, vote, poll, damage

  /// The letter that ids of its records start with.
  public var letter: Character {
    switch self {
    case .entity: "E"
    case .time: "T"
    case .figure: "F"
    case .statement: "S"
    case .event: "V"
    case .vote: "B"
    case .poll: "P"
    case .damage: "D"
    }
  }

  /// The member of the document object that lists the records.
  public var listName: String {
    switch self {
    case .entity: "entities"
    case .damage: "damage"
    default: rawValue + "s"
    }
  }
}

extension RecordKind {
  /// What a record's id in its article stands for: `S3` is the third statement; nil where it is written in any other way.
  public static func place(of id: String) -> (kind: RecordKind, ordinal: Int)? {
    let digits = id.dropFirst()
    guard let letter = id.first, let number = Int(digits), number > 0, String(number) == digits,
      let kind = allCases.first(where: { $0.letter == letter })
    else { return nil }
    return (kind, number - 1)
  }
}

/// Which records a format prints.
///
/// Filtering happens where records are printed, never in the layers: ids stay what they are without a filter, and a record may
/// name the id of one that was left out.
public struct RecordFilter: Sendable, Hashable {
  public var kinds: Set<RecordKind>
  public var minimumConfidence: Confidence
  /// The ids of single records of one reading that are left out: `S3`.
  public private(set) var hidden: Set<String> = []

  public static let everything = RecordFilter()

  public init(kinds: Set<RecordKind> = Set(RecordKind.allCases), minimumConfidence: Confidence = .low) {
    self.kinds = kinds
    self.minimumConfidence = minimumConfidence
  }

  /// The same without the records of these ids.
  public func hiding(_ ids: Set<String>) -> RecordFilter {
    var filter = self
    filter.hidden.formUnion(ids)
    return filter
  }

  /// - Parameter index: The record's place among those of its kind.
  package func prints(_ kind: RecordKind, _ index: Int, _ evidence: Evidence) -> Bool {
    kinds.contains(kind) && evidence.confidence >= minimumConfidence
      && (hidden.isEmpty || !hidden.contains("\(kind.letter)\(index + 1)"))
  }

  /// The records of one kind that are printed, each with the index that its id is made of.
  package func printed<Record>(_ kind: RecordKind, _ records: [Record], _ evidence: KeyPath<Record, Evidence>) -> [(
    index: Int, record: Record
  )] {
    records.enumerated().compactMap { prints(kind, $0, $1[keyPath: evidence]) ? ($0, $1) : nil }
  }
}

extension Confidence {
  /// `low`, `medium` or `high`.
  public init?(name: String) {
    guard let value = Confidence.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = value
  }
}
