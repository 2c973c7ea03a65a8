/// The features of a token's readings.
struct ReadingFeatures {
  private let keys: KeyTable
  private let newsCountOfToken: Int
  /// The last two letters of the token before.
  private let before: ArraySlice<UInt8>

  init(form: ArraySlice<UInt8>, before: ArraySlice<UInt8>, keys: KeyTable) {
    self.keys = keys
    self.before = lastLetters(before, 2)
    newsCountOfToken = keys[Checksum.of(Spelling.key(form)[...])].newsCount
  }

  /// The sum of `weight` over the features of a reading.
  func reduce(_ reading: CliticReading, _ weight: (Checksum) -> Float) -> Float {
    let lead = Clitics.leadNames[reading.proclitics][...]
    let pronoun = Clitics.pronouns[reading.pronoun][...]
    let frame = (lead + [UInt8(ascii: "|")] + pronoun)[...]
    let (stem, way) = (reading.stem[...], reading.way[...])
    let key = keys[Checksum.of(Spelling.key(stem)[...])]
    let treebank = key.treebankCount
    let news = key.newsCount
    let spelled = spelledCount(stem, key)

    var sum: Float = 0
    func add(_ name: StaticString, _ parts: Part...) {
      var feature = Checksum()
      feature.add(name)
      for (i, part) in parts.enumerated() {
        if i > 0 { feature.add(UInt8(ascii: "|")) }
        switch part {
        case .text(let bytes): feature.add(bytes)
        case .number(let n): feature.add(number: n)
        case .minusOne: feature.add("-1")
        }
      }
      sum += weight(feature)
    }
    add("f", .text(frame))
    add("fw", .text(frame), .text(way))
    add("fl", .text(frame), .number(min(letterCount(stem), 7)))
    add("t", .text(frame), .number(treebank))
    add("n", .text(frame), .number(news))
    add("nw", .text(frame), .number(news), .number(newsCountOfToken))
    add("tn", .text(frame), .number(treebank), .number(news))
    add("w", .text(way), .number(spelled))
    add("wt", .text(way), .number(spelled), .number(treebank))
    add("wn", .text(way), .number(news))
    add("b", .text(frame), bareCount(stem))
    for (name, length) in [("p1", 1), ("p2", 2), ("p3", 3), ("p4", 4)] as [(StaticString, Int)] {
      add(name, .text(lead), .text(firstLetters(stem, length)))
    }
    for (name, length) in [("s1", 1), ("s2", 2), ("s3", 3), ("s4", 4)] as [(StaticString, Int)] {
      add(name, .text(pronoun), .text(lastLetters(stem, length)))
    }
    add("ps", .text(frame), .text(firstLetters(stem, 1)), .text(lastLetters(stem, 1)))
    add("ws", .text(way), .text(lastLetters(stem, 3)))
    add("q2", .text(frame), .text(firstLetters(stem, 2)))
    add("z2", .text(frame), .text(lastLetters(stem, 2)))
    add("wk", .text(way), .text(stem))
    add("fb", .text(frame), .text(before))
    return sum
  }

  private enum Part {
    case text(ArraySlice<UInt8>)
    case number(Int)
    case minusOne
  }

  /// How usual this very spelling is among stems with clitics.
  private func spelledCount(_ stem: ArraySlice<UInt8>, _ key: KeyRecord) -> Int {
    keys.spellings(of: key).first { $0.spelling.elementsEqual(stem) }?.count ?? 0
  }

  /// How usual the stem is in news without its article; -1 for a stem without one.
  private func bareCount(_ stem: ArraySlice<UInt8>) -> Part {
    guard stem.starts(with: "ال".utf8) else { return .minusOne }
    return .number(keys[Checksum.of(Spelling.key(stem.dropFirst(4))[...])].newsCount)
  }
}
