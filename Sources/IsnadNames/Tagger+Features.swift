import IsnadDocument

/// The tagger's features; each is a hash over a template's letter and its value.
extension Tagger {
  /// Adds the weights of every feature of `token` to the scores from `at` on.
  func addFeatures(of token: Int, in sentence: Range<Int>, to scores: inout [Int32], at: Int) {
    let t = tokens[token]
    let word = word(token)
    let article: UInt8 = startsWithArticle(word) ? 0x31 : 0x30
    let zipf = Self.zipfClass(t.facts.zipf)
    let units = (unit(t.facts.given), unit(t.facts.family), unit(t.facts.foreign))
    func add(_ template: StaticString, _ body: (inout FeatureHash) -> Void) {
      var hash = FeatureHash()
      for i in 0..<template.utf8CodeUnitCount { hash.add(template.utf8Start[i]) }
      body(&hash)
      model(hash, to: &scores, at: at)
    }
    let bytes = document.foldedBytes
    add("A") { _ in }
    add("B") { $0.add(bytes, word) }
    for (template, other) in [("C", token - 1), ("D", token + 1), ("E", token - 2), ("F", token + 2)]
      as [(StaticString, Int)]
    {
      add(template) { sentence.contains(other) ? $0.add(bytes, self.word(other)) : $0.add(0x01) }
    }
    if t.isWord {
      let end = word.upperBound
      add("G") { $0.add(bytes, word.lowerBound..<min(end, word.lowerBound + 4)) }
      add("H") { $0.add(bytes, word.lowerBound..<min(end, word.lowerBound + 6)) }
      add("I") { $0.add(bytes, max(word.lowerBound, end - 4)..<end) }
      add("J") { $0.add(bytes, max(word.lowerBound, end - 6)..<end) }
      add("K") { $0.add(bytes, max(word.lowerBound, end - 2)..<end) }
      add("L") { $0.add(bytes, (word.lowerBound - t.clitics)..<word.lowerBound) }
    }
    add("M") {
      $0.add(t.kind)
      $0.add(0x30 + UInt8(min(9, letterCount(word))))
    }
    add("N") { $0.add(zipf, article) }
    add("O") { $0.add(units.0, units.1, units.2, article) }
    add("P") {
      $0.add(zipf)
      $0.add(units.0, units.1, units.2, article)
    }
    add("Q") { $0.add(0x30 + t.letters, article) }
    add("R") { $0.add(0x30 + t.letters, zipf, article) }
    add("S") { $0.add(listed: t) }
    for (left, other) in [(true, token - 1), (false, token + 1)] where sentence.contains(other) {
      addNeighbour(other, of: token, isLeft: left, zipf: zipf, to: &scores, at: at)
    }
    if sentence.contains(token - 2) {
      let x = tokens[token - 2]
      add("Vt") { $0.add(context: x) }
      add("Vg") { $0.add(listed: x) }
    }
    if sentence.contains(token + 2) {
      let x = tokens[token + 2]
      add("Wg") { $0.add(listed: x) }
      add("Wz") { $0.add(Self.zipfClass(x.facts.zipf), unit(x.facts.strongest), x.kind) }
    }
    add("X") { $0.add(context: t) }
    if sentence.contains(token - 1) {
      let x = tokens[token - 1]
      add("Y") {
        $0.add(filled: x.title)
        $0.add(filled: x.head)
        $0.add(zipf, units.2, article)
      }
      add("Z") {
        $0.add(bytes, self.word(token - 1))
        $0.add(zipf, article)
      }
    }
  }

  private func addNeighbour(_ other: Int, of token: Int, isLeft: Bool, zipf: UInt8, to scores: inout [Int32], at: Int) {
    let x = tokens[other]
    let t = tokens[token]
    let side: UInt8 = isLeft ? 0x54 : 0x55
    func add(_ letter: UInt8, _ body: (inout FeatureHash) -> Void) {
      var hash = FeatureHash()
      hash.add(side, letter)
      body(&hash)
      model(hash, to: &scores, at: at)
    }
    add(0x7A) {  // z
      $0.add(Self.zipfClass(x.facts.zipf), unit(x.facts.strongest), startsWithArticle(word(other)) ? 0x31 : 0x30)
    }
    add(0x6C) { $0.add(0x30 + x.letters, 0x30 + t.letters) }  // l
    add(0x75) {  // u
      $0.add(unit(x.facts.given), unit(x.facts.family), unit(x.facts.foreign))
      $0.add(unit(t.facts.strongest), zipf)
    }
    add(0x67) { $0.add(listed: x) }  // g
    add(0x74) { $0.add(context: x) }  // t
    add(0x6B) { $0.add(x.kind, 0x30 + UInt8(x.clitics / 2), t.kind) }  // k
  }

  private func model(_ hash: FeatureHash, to scores: inout [Int32], at: Int) {
    TaggerModel.embedded.add(hash.value, to: &scores, at: at)
  }

  /// The token's folded bytes without its clitics.
  private func word(_ token: Int) -> Range<Int> {
    let range = document.foldedRange(token)
    return (range.lowerBound + tokens[token].lead + tokens[token].clitics)..<(range.upperBound - tokens[token].tail)
  }

  private func startsWithArticle(_ word: Range<Int>) -> Bool {
    word.count >= 4 && document.foldedBytes[word.lowerBound] == 0xD8
      && document.foldedBytes[word.lowerBound + 1] == 0xA7
      && document.foldedBytes[word.lowerBound + 2] == 0xD9 && document.foldedBytes[word.lowerBound + 3] == 0x84
  }

  private func letterCount(_ word: Range<Int>) -> Int {
    var count = 0
    for i in word where document.foldedBytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private func unit(_ digit: UInt8) -> UInt8 { 0x30 + (digit + 1) / 2 }

  private static func zipfClass(_ zipf: UInt8) -> UInt8 {
    zipf == 0 ? 0x30 : 0x30 + UInt8(min(7, 1 + max(0, Int(zipf) - 25) / 5))
  }
}

extension FeatureHash {
  fileprivate mutating func add(_ a: UInt8, _ b: UInt8) {
    add(a)
    add(b)
  }

  fileprivate mutating func add(_ a: UInt8, _ b: UInt8, _ c: UInt8) {
    add(a, b)
    add(c)
  }

  fileprivate mutating func add(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    add(a, b)
    add(c, d)
  }

  fileprivate mutating func add(filled byte: UInt8) {
    if byte != 0 { add(byte) }
  }

  fileprivate mutating func add(listed token: NameToken) {
    add(filled: token.listed.0)
    add(filled: token.listed.1)
    add(filled: token.listed.2)
  }

  fileprivate mutating func add(context token: NameToken) {
    add(filled: token.title)
    add(token.isAdjective ? 0x31 : 0x30)
    add(filled: token.head)
  }
}
