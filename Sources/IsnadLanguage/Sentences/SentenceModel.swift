import IsnadDocument

/// Tells which of a document's sentences the treebank would join: it often takes a paragraph for one sentence.
/// `Training/isnad_training/sentences.py` explains the features.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct SentenceModel: @unchecked Sendable {
  private let weights: UnsafeBufferPointer<UInt16>

  init(_ file: ModelFile) {
    weights = file.section(.sentenceWeights, as: UInt16.self)
  }

  /// The treebank's sentences of one paragraph, from the document's.
  func joined(_ sentences: [Range<Int>], forms: FormTable) -> [Range<Int>] {
    guard sentences.count > 1 else { return sentences }
    let paragraph = ParagraphSigns(sentences, forms: forms)
    var joined = [sentences[0]]
    for i in 1..<sentences.count {
      if score(paragraph.features(ofEnd: i)) > 0 {
        joined.append(sentences[i])
      } else {
        joined[joined.count - 1] = joined[joined.count - 1].lowerBound..<sentences[i].upperBound
      }
    }
    return joined
  }

  private func score(_ features: [Checksum]) -> Float {
    features.reduce(0) { $0 + Float(Float16(bitPattern: weights[Int($1.value) & (weights.count - 1)])) }
  }
}

/// What the features of sentence ends say of a paragraph.
private struct ParagraphSigns {
  private let sentences: [Range<Int>]
  private let forms: FormTable
  private let count: Int
  private let hasHamza: Bool
  private let commas: Int
  /// Quotation marks before each sentence.
  private let marks: [Int]

  init(_ sentences: [Range<Int>], forms: FormTable) {
    self.sentences = sentences
    self.forms = forms
    let tokens = sentences[0].lowerBound..<sentences[sentences.count - 1].upperBound
    count = tokens.count
    hasHamza = tokens.contains { forms[$0].containsHamza }
    commas = tokens.count { forms[$0].elementsEqual("،".utf8) }
    var marks: [Int] = []
    var seen = 0
    for sentence in sentences {
      marks.append(seen)
      seen += sentence.count { forms[$0].elementsEqual("\"".utf8) || forms[$0].elementsEqual("'".utf8) }
    }
    self.marks = marks
  }

  /// The features of the end before sentence `i`.
  func features(ofEnd i: Int) -> [Checksum] {
    let next = Spelling.key(forms[sentences[i].lowerBound])[...]
    let last = Spelling.key(forms[sentences[i].lowerBound - 1])[...]
    return [
      feature("b"), feature("n", next), feature("m", firstLetters(next, 2)), feature("l", firstLetters(next, 1)),
      feature("e", last),
      feature("p", size(sentences[i - 1].count)), feature("q", size(sentences[i].count)), feature("t", size(count)),
      feature("c", min(sentences.count - 1, 6)), feature("o", marks[i] % 2), feature("j", min(i - 1, 4)),
      feature("h", hasHamza ? 1 : 0),
      feature("u", 20 * commas / count),
    ]
  }

  private func feature(_ name: StaticString, _ text: ArraySlice<UInt8> = []) -> Checksum {
    var checksum = Checksum()
    checksum.add(name)
    checksum.add(text)
    return checksum
  }

  private func feature(_ name: StaticString, _ number: Int) -> Checksum {
    var checksum = Checksum()
    checksum.add(name)
    checksum.add(number: number)
    return checksum
  }

  /// Size class of a count of tokens: one more for each doubling.
  private func size(_ count: Int) -> Int { min(8, Int.bitWidth - 1 - count.leadingZeroBitCount) }
}

extension ArraySlice<UInt8> {
  /// أ or إ.
  fileprivate var containsHamza: Bool {
    indices.contains { self[$0] == 0xD8 && $0 + 1 < endIndex && (self[$0 + 1] == 0xA3 || self[$0 + 1] == 0xA5) }
  }
}
