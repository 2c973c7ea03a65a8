import Foundation
import GRDB
import IsnadSearch
import IsnadText

/// Whether a passage fits a query that counts letters: the index of records knows no words letter by letter, because that would
/// double it.
enum FittingFunction {
  static let name = "isnad_fits"

  /// Makes the function of `query` known to a connection, in place of an earlier query's.
  static func add(_ query: CompiledQuery, to db: Database) {
    guard query.needsCheck else { return }
    db.add(
      function: DatabaseFunction(name, argumentCount: 4, pure: true) { values in
        guard let text = String.fromDatabaseValue(values[0]), let packed = Data.fromDatabaseValue(values[1]),
          let start = Int32.fromDatabaseValue(values[2]), let end = Int32.fromDatabaseValue(values[3])
        else { return false }
        let indexed = try IndexedArticle(packed: Array(packed), with: SourceText(text))
        return query.fits(IndexedSlices(indexed.body)[ByteSpan(start: start, end: end)])
      })
  }
}
