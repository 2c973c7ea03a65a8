public import IsnadRecords

/// The kinds of records, named as in the contract's `record` key.
public enum RecordKind: String, Sendable, CaseIterable {
  case entity, time, figure, statement, event, vote, poll, damage
}

/// Which records a format prints.
///
/// Filtering happens where records are printed, never in the layers: ids stay what they are without a filter, and a record may
/// name the id of one that was left out.
public struct RecordFilter: Sendable, Hashable {
  public var kinds: Set<RecordKind>
  public var minimumConfidence: Confidence

  public static let everything = RecordFilter()

  public init(kinds: Set<RecordKind> = Set(RecordKind.allCases), minimumConfidence: Confidence = .low) {
    self.kinds = kinds
    self.minimumConfidence = minimumConfidence
  }

  package func prints(_ kind: RecordKind, _ evidence: Evidence) -> Bool {
    kinds.contains(kind) && evidence.confidence >= minimumConfidence
  }

  /// The records of one kind that are printed, each with the index that its id is made of.
  package func printed<Record>(_ kind: RecordKind, _ records: [Record], _ evidence: KeyPath<Record, Evidence>) -> [(
    index: Int, record: Record
  )] {
    records.enumerated().compactMap { prints(kind, $1[keyPath: evidence]) ? ($0, $1) : nil }
  }
}

extension Confidence {
  /// `low`, `medium` or `high`.
  public init?(name: String) {
    guard let value = Confidence.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = value
  }
}
