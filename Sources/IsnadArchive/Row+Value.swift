import GRDB
import IsnadText

extension Row {
  /// What stands in a column.
  ///
  /// The subscripts of GRDB end the process where a column holds something else than the caller takes. That is a slip of the
  /// programmer in an archive that is whole, but in a damaged file it is what the file says.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String, as type: Value.Type = Value.self
  ) throws -> Value {
    try decode(type, forColumn: column)
  }

  /// The place of a record among those of its kind, from 0.
  func ordinal() throws -> Int {
    let place: Int = try value("ordinal")
    guard 0 <= place, place < Int(Int32.max) else { throw ArchiveError.damaged("ordinal") }
    return place
  }

  /// The part of `text` that two columns tell.
  ///
  /// - Throws: ``ArchiveError/damaged(_:)`` where there is no such part.
  func span(_ start: String, _ end: String, of text: SourceText) throws -> ByteSpan {
    let (first, last): (Int, Int) = (try value(start), try value(end))
    guard 0 <= first, first <= last, last <= text.bytes.count else { throw ArchiveError.damaged(start) }
    return ByteSpan(first..<last)
  }
}
