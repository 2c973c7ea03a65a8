import CIsnadData
import IsnadLexicon
import IsnadText

/// The third persons singular of the reporting verbs (`Data/statements/verbs.tsv`): behind them stands who speaks.
struct SayingVerbs: Sendable {
  static let embedded = SayingVerbs()

  private var forms: WordIndex

  init() {
    var forms = WordIndex(minimumCapacity: 2048)
    Table(isnad_statement_verbs_bytes(), count: isnad_statement_verbs_size()).forEachRow { row in
      var past = row.field(0).folded
      let isDefective = row.field(0).hasSuffix("ى") || row.field(0).hasSuffix("ا")
      forms.insert(past, 0)
      if isDefective { past.removeLast(2) }
      forms.insert(past + SayingVerbs.ta, 0)
      let present = row.field(1).folded
      guard present.count > 2 else { return }
      forms.insert(present, 0)
      forms.insert(SayingVerbs.ta + present.dropFirst(2), 0)
    }
    self.forms = forms
  }

  /// Whether a folded word, a conjunction in front or not, is such a verb.
  func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 24 else { return false }
    if forms[bytes[range]] != nil { return true }
    return Letters.isConjunction(Letters.code(bytes, range.lowerBound, range.upperBound))
      && forms[bytes[range.dropFirst(2)]] != nil
  }

  private static let ta = Array("ت".utf8)
}
