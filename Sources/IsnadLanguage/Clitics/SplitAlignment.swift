import IsnadText

/// Finds the bytes of a token's words in the text.
struct SplitAlignment {
  /// A letter of the token's form and the bytes that it stands for: the letter with its marks.
  private struct Letter {
    let value: UInt32
    let start: Int
    var end: Int
  }

  private let token: ByteSpan
  private let letters: [Letter]

  init(_ text: SourceText, _ token: ByteSpan) {
    self.token = token
    var letters: [Letter] = []
    var i = Int(token.start)
    while i < token.end {
      let next = text.scalar(at: i).next
      var plain: [UInt8] = []
      Folding.plain.append(text.bytes, i..<next, to: &plain)
      if plain.isEmpty {
        // A mark belongs to the letter before it.
        if !letters.isEmpty { letters[letters.count - 1].end = next }
      } else {
        for value in String(decoding: plain, as: UTF8.self).unicodeScalars {
          letters.append(Letter(value: value.value, start: i, end: next))
        }
      }
      i = next
    }
    self.letters = letters
  }

  /// The bytes of each word, in order and side by side.
  ///
  /// Words are laid over the letters from the left. Where they have more letters than the token, those that attaching
  /// swallowed (the article's alef after ل) are passed over; letters that attaching changed (ة as ت) stand for themselves.
  func spans(of split: CliticSplit) -> [ByteSpan] {
    var missing = (0..<split.count).reduce(0) { $0 + letterCount(split[$1]) } - letters.count
    var at = 0
    var starts: [Int] = []
    for word in 0..<split.count {
      let scalars = Array(String(decoding: split[word], as: UTF8.self).unicodeScalars.map(\.value))
      var start = at
      for (i, scalar) in scalars.enumerated() {
        if missing > 0, at >= letters.count || letters[at].value != scalar {
          missing -= 1
        } else {
          at += 1
        }
        // After ل the article is ل alone, and it is not the stem's.
        if i == 1, word > 0, missing == 0, at == start + 1, split[word].starts(with: "ال".utf8), at < letters.count {
          start = at
        }
      }
      starts.append(start)
    }
    return starts.indices.map { word in
      let first = starts[word]
      let end = word + 1 < starts.count ? starts[word + 1] : letters.count
      let from = first < letters.count ? letters[first].start : Int(token.end)
      let to = end < letters.count ? letters[end].start : Int(token.end)
      return ByteSpan((word == 0 ? Int(token.start) : from)..<max(from, to))
    }
  }
}
