import IsnadLexicon
import IsnadText

/// The folded words of a name, end to end: what ``PhraseIndex`` keys. One value serves name after name.
struct FoldedName: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each word ends.
  private(set) var ends: [Int] = []

  /// Takes the words of a field.
  mutating func set(_ name: Field) {
    removeAll()
    for word in name.words {
      Folding.folded.append(word.bytes, to: &bytes)
      ends.append(bytes.count)
    }
  }

  /// Takes words that are folded already.
  mutating func set(_ words: [[UInt8]]) {
    removeAll()
    for word in words {
      bytes += word
      ends.append(bytes.count)
    }
  }

  /// Which words of a name get the article.
  enum Definiteness: Sendable {
    case none, first, all
    /// Those that have none.
    case bare
  }

  /// Takes the words of another name, with an ending behind the last of them and the article before some.
  mutating func set(_ name: FoldedName, ending: StaticString = "", article: Definiteness = .none) {
    removeAll()
    var start = 0
    for (i, end) in name.ends.enumerated() {
      let word = name.bytes[start..<end]
      switch article {
      case .all: bytes += Letters.article
      case .first where i == 0: bytes += Letters.article
      case .bare where !word.starts(with: Letters.article): bytes += Letters.article
      default: break
      }
      bytes += word
      if i == name.ends.count - 1 {
        bytes += UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount)
      }
      ends.append(bytes.count)
      start = end
    }
  }

  /// Whether the first word begins with an article and has more than that.
  var hasArticle: Bool {
    bytes.starts(with: Letters.article) && ends.first.map { $0 > Letters.article.count } ?? false
  }

  private mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
