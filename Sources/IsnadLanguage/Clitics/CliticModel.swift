/// Splits tokens into clitics and stems. A token that the treebank knows gets one of the splits seen there; any other gets
/// the best of its ``CliticReading``s by a log-linear model. Features are named as in `Training/isnad_training/clitics.py`.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct CliticModel: @unchecked Sendable {
  private let seen: ChecksumTable
  private let places: UnsafeBufferPointer<UInt32>
  private let splits: UnsafeBufferPointer<UInt32>
  private let weights: UnsafeBufferPointer<UInt16>
  private let strings: StringPool
  private let keys: KeyTable

  init(_ file: ModelFile, keys: KeyTable, strings: StringPool) {
    seen = ChecksumTable(file, index: .splitIndex, checksums: .splitChecksums)
    places = file.section(.splitPlaces, as: UInt32.self)
    splits = file.section(.splits, as: UInt32.self)
    weights = file.section(.cliticWeights, as: UInt16.self)
    self.strings = strings
    self.keys = keys
  }

  /// The words of a token's form between the forms of its neighbours (empty at a sentence's ends).
  func split(_ form: ArraySlice<UInt8>, before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) -> CliticSplit {
    guard Spelling.isArabic(form) else { return CliticSplit(whole: form) }
    if let place = seen.place(of: Checksum.of(form)) {
      return seenSplit(form, at: Int(places[place]), before: before, after: after)
    }
    return bestReading(form, before: before)
  }

  // MARK: Tokens of the treebank

  private func seenSplit(_ form: ArraySlice<UInt8>, at place: Int, before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)
    -> CliticSplit
  {
    guard place > 0 else { return CliticSplit(whole: form) }
    let (before, after) = (Spelling.key(before)[...], Spelling.key(after)[...])
    let count = Int(splits[place])
    var at = place + 1
    var best: (score: Float, split: CliticSplit)?
    for _ in 0..<count {
      let share = Int(splits[at])
      let words = (0..<Int(splits[at + 1])).map { strings[Int(splits[at + 2 + $0])] }
      at += 2 + words.count
      var split = CliticSplit()
      for word in words { split.append(word) }
      if count == 1 { return split }
      let score = seenScore(form, words, share: share, before: before, after: after)
      if best == nil || best!.score < score { best = (score, split) }
    }
    return best!.split
  }

  private func seenScore(
    _ form: ArraySlice<UInt8>, _ words: [UnsafeBufferPointer<UInt8>], share: Int, before: ArraySlice<UInt8>,
    after: ArraySlice<UInt8>
  ) -> Float {
    var name = Checksum()
    var whole: [UInt8] = Array(form) + [UInt8(ascii: "|")]
    var shape: [UInt8] = []
    for (i, word) in words.enumerated() {
      if i > 0 {
        whole.append(UInt8(ascii: " "))
        shape.append(UInt8(ascii: " "))
      }
      whole.append(contentsOf: word)
      if letterCount(word) <= 2 { shape.append(contentsOf: word) } else { shape.append(UInt8(ascii: "X")) }
    }
    name.add("k")
    name.add(number: share)
    let split = whole[...]
    return weight(name) + weight("kf", split) + weight("kb", split, before) + weight("ka", split, after)
      + weight("kx", shape[...], before) + weight("kp", split, firstLetters(after, 2))
      + weight("kq", split, lastLetters(before, 2))
  }

  // MARK: Other tokens

  private func bestReading(_ form: ArraySlice<UInt8>, before: ArraySlice<UInt8>) -> CliticSplit {
    let features = ReadingFeatures(form: form, before: Spelling.key(before)[...], keys: keys)
    var best: (score: Float, reading: CliticReading)?
    var tried: [CliticSplit] = []
    forEachReading(of: form) { reading in
      let split = self.split(of: reading)
      guard !tried.contains(split) else { return }
      tried.append(split)
      let score = features.reduce(reading) { self.weight($0) }
      if best == nil || best!.score < score { best = (score, reading) }
    }
    return best.map { split(of: $0.reading) } ?? CliticSplit(whole: form)
  }

  private func split(of reading: CliticReading) -> CliticSplit {
    var split = CliticSplit()
    for proclitic in Clitics.proclitics[reading.proclitics] { split.append(proclitic) }
    split.append(reading.stem)
    if reading.pronoun > 0 { split.append(Clitics.pronouns[reading.pronoun]) }
    return split
  }

  private func forEachReading(of form: ArraySlice<UInt8>, _ body: (CliticReading) -> Void) {
    let letters = letterCount(form)
    for (p, lead) in Clitics.leads.enumerated() where form.starts(with: lead) && (p != Clitics.question || letters >= 3)
    {
      let rest = form[(form.startIndex + lead.count)...]
      for (s, pronoun) in Clitics.pronouns.enumerated() where rest.suffix(pronoun.count).elementsEqual(pronoun) {
        let surface = rest.dropLast(pronoun.count)
        guard letterCount(surface) >= (p == 0 && s == 0 ? 1 : 2) else { continue }
        for (stem, way) in stems(surface, proclitics: p, pronoun: s) {
          body(
            CliticReading(
              proclitics: p, surface: surface.startIndex..<surface.endIndex, pronoun: s, stem: stem, way: way))
        }
      }
    }
  }

  /// The words that a stem's letters between these clitics can stand for, and how each was put back.
  private func stems(_ surface: ArraySlice<UInt8>, proclitics: Int, pronoun: Int) -> [(stem: [UInt8], way: [UInt8])] {
    var result: [(stem: [UInt8], way: [UInt8])] = []
    func add(_ stem: [UInt8], _ way: [UInt8]) {
      if !result.contains(where: { $0.stem == stem }) { result.append((stem, way)) }
    }
    let takesArticle = Clitics.proclitics[proclitics].last == Array("ل".utf8) && surface.starts(with: "ل".utf8)
    var bases: [([UInt8], UInt8)] = [(Array(surface), UInt8(ascii: "="))]
    if takesArticle {
      bases = [(Array("ا".utf8) + surface, UInt8(ascii: "l")), (Array("ال".utf8) + surface, UInt8(ascii: "L"))] + bases
    }
    for (base, how) in bases {
      var options: [([UInt8], [UInt8])] = [(base, [how])]
      if pronoun > 0 {
        for (ending, instead, mark) in Self.alternations where base.ends(with: ending) {
          options.append((base.dropLast(ending.count) + instead, [how, mark]))
          break
        }
      }
      for (option, way) in options {
        add(option, way)
        guard proclitics > 0 || pronoun > 0 else { continue }
        let key = keys[Checksum.of(Spelling.key(option[...])[...])]
        for (spelling, _) in keys.spellings(of: key) { add(Array(spelling), way + [UInt8(ascii: "s")]) }
        if key.alef > 0 {
          var spelled = option
          let at = option.starts(with: "الا".utf8) ? 4 : 0
          spelled.replaceSubrange(at..<at + firstLetters(option[at...], 1).count, with: Self.alefs[key.alef - 1])
          add(spelled, way + [UInt8(ascii: "n")])
        }
      }
    }
    return result
  }

  private static let alefs = ["أ", "إ", "آ"].map { Array($0.utf8) }

  /// What a word's ending becomes before a pronoun: (as attached, as a word, mark). The first that fits is used.
  private static let alternations: [([UInt8], [UInt8], UInt8)] = [
    ("ت", "ة", "t"), ("ا", "ى", "a"), ("ؤ", "ء", "h"), ("ئ", "ء", "h"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8), Array($0.2.utf8)[0]) }

  // MARK: Weights

  private func weight(_ feature: Checksum) -> Float {
    Float(Float16(bitPattern: weights[Int(feature.value) & (weights.count - 1)]))
  }

  private func weight(_ name: StaticString, _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>? = nil) -> Float {
    var feature = Checksum()
    feature.add(name)
    feature.add(first)
    if let second {
      feature.add(UInt8(ascii: "|"))
      feature.add(second)
    }
    return weight(feature)
  }
}

extension RandomAccessCollection where Element == UInt8 {
  fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
