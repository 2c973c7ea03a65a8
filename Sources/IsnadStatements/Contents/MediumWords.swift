import CIsnadData
import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// Nouns for the means by which something is said: `مؤتمر صحفي`, `تغريدة`, `رسالة`.
struct MediumWords: Sendable {
  static let shared = MediumWords(Table(isnad_statement_media_bytes(), count: isnad_statement_media_size()))

  private let single: WordIndex
  /// Two words joined by a space.
  private let double: WordIndex

  init(_ table: Table) {
    var single = WordIndex(minimumCapacity: 512)
    var double = WordIndex(minimumCapacity: 256)
    table.forEachRow { row in
      guard let kind = Statement.Medium.Kind(rawValue: row.string(0)),
        let value = Statement.Medium.Kind.allCases.firstIndex(of: kind)
      else { return }
      for noun in row.field(1).words {
        let words = noun.parts(separator: 0x5F).map(\.folded)
        if words.count == 1 { single.insert(words[0], Int32(value)) }
        if words.count == 2 { double.insert(Self.pair(words[0], words[1][...]), Int32(value)) }
      }
    }
    self.single = single
    self.double = double
  }

  /// The kind of medium that the words at `token` name, with the tokens that name it.
  func kind(at token: Int, in passage: Passage) -> (kind: Statement.Medium.Kind, tokens: Range<Int>)? {
    guard passage.tokens.indices.contains(token) else { return nil }
    let bytes = passage.document.foldedBytes
    let range = passage.document.foldedRange(token)
    guard range.count <= 40 else { return nil }
    // موقع “إكس”: the mark between is passed over.
    let second =
      token + 1 < passage.tokens.count && passage.tokens[token + 1].kind == .quotationMark ? token + 2 : token + 1
    let next = second < passage.tokens.count ? passage.document.folded(second) : []
    for isDouble in [true, false] {
      for peeling in peelings(of: bytes, in: range) {
        for stem in [Array(bytes[peeling.stem]), passage.withTaMarbuta(bytes[peeling.stem], if: peeling.hasPronoun)]
        where !stem.isEmpty {
          let found: Int32?
          if isDouble {
            let bare = next.starts(with: Array("ال".utf8)) ? next.dropFirst(4) : next
            found = double[Self.pair(stem, next)] ?? double[Self.pair(stem, bare)]
          } else {
            found = single[stem]
          }
          if let found, !next.isEmpty || !isDouble {
            return (Statement.Medium.Kind.allCases[Int(found)], token..<(isDouble ? second + 1 : token + 1))
          }
        }
      }
    }
    return nil
  }

  private static func pair(_ first: [UInt8], _ second: ArraySlice<UInt8>) -> [UInt8] {
    var key = first
    key.append(0x20)
    key += second
    return key
  }
}

extension Passage {
  /// `كلمت` before a pronoun is `كلمة`.
  func withTaMarbuta(_ stem: ArraySlice<UInt8>, if hasPronoun: Bool) -> [UInt8] {
    hasPronoun && stem.suffix(2).elementsEqual(Array("ت".utf8)) ? Array(stem.dropLast(2)) + Array("ه".utf8) : []
  }
}
