public import IsnadFormats
public import IsnadJSON

/// What somebody says of a record that the program found. The record stays as it is; views show both.
public struct Correction: Sendable, Hashable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// It is right.
    case accept
    /// It is there, but not as the program has it.
    case fix
    /// There is no such record.
    case reject
  }

  /// Its number in this archive.
  public let id: Int64
  public let kind: RecordKind
  /// The record's place among the article's records of its kind, from 0.
  public let ordinal: Int
  public let verdict: Verdict
  /// The keys that a fix sets, with their new values; nil for the other verdicts.
  public let changes: JSON?
  public let reason: String?
  /// UTC.
  public let made: String

  /// The record's id in its article: `S3`.
  public var record: String { "\(kind.letter)\(ordinal + 1)" }
}

extension JSON {
  /// The document object with all that its fixes set; rejected records stay where they are, so that ids don't move.
  public func corrected(by corrections: [Correction]) -> JSON {
    guard !corrections.isEmpty, case .object(let members) = self else { return self }
    return .object(
      members.map { member in
        let here = corrections.filter { $0.kind.listName == member.key && $0.changes != nil }
        guard !here.isEmpty, case .array(var records) = member.value else { return member }
        for correction in here where records.indices.contains(correction.ordinal) {
          records[correction.ordinal] = records[correction.ordinal].merging(correction.changes ?? .null)
        }
        return Member(key: member.key, value: .array(records))
      })
  }

  /// The object with the members of `changes` in place of its own, in its own order (as RFC 7396, but null sets null: a record
  /// has all its keys always).
  public func merging(_ changes: JSON) -> JSON {
    guard case .object(let new) = changes else { return changes }
    guard case .object(let old) = self else { return changes }
    let kept = old.map { member -> Member in
      guard let change = changes[member.key] else { return member }
      return Member(key: member.key, value: member.value.merging(change))
    }
    return .object(kept + new.filter { self[$0.key] == nil })
  }
}
