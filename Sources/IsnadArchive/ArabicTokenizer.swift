import GRDB
import GRDBSQLite
import IsnadSearch

/// ``SearchTokenizer`` as a tokenizer of FTS5: the terms of a word stand at one position, so that phrases work.
final class ArabicTokenizer: FTS5CustomTokenizer {
  static let name = "isnad_arabic"

  /// Tables of earlier schemas have arguments that mean nothing any more.
  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
    tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return SQLITE_OK }
    let bytes = pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) {
      Array(UnsafeBufferPointer(start: $0, count: Int(nText)))
    }
    let isQuery = tokenization.contains(.query)
    var status = SQLITE_OK
    SearchTokenizer(isQuery ? .query : .document).forEachWord(bytes) { range, terms in
      for i in 0..<terms.count {
        status = terms.withTerm(i) { term in
          term.withMemoryRebound(to: CChar.self) {
            tokenCallback(
              context, i == 0 ? 0 : FTS5_TOKEN_COLOCATED, $0.baseAddress, CInt($0.count), CInt(range.lowerBound),
              CInt(range.upperBound))
          }
        }
        if status != SQLITE_OK { return false }
      }
      return true
    }
    return status
  }
}
