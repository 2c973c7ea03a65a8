extension Sketch {
  /// How alike two articles are in the words that tell: the cosine of their stems, 0 to 1.
  func likeness(to other: Sketch) -> Double {
    var sum: Float = 0
    var i = 0
    var j = 0
    while i < stems.count, j < other.stems.count {
      if stems[i] < other.stems[j] {
        i += 1
      } else if stems[i] > other.stems[j] {
        j += 1
      } else {
        sum += weights[i] * other.weights[j]
        i += 1
        j += 1
      }
    }
    return Double(sum)
  }

  /// Whether one of the two prints the other's text: all of it, its opening, or most of the shorter one's runs of words.
  public func isReprint(of other: Sketch) -> Bool {
    if wordCount == other.wordCount, wholeHash == other.wholeHash { return true }
    if let lead = leadHash, lead == other.leadHash { return true }
    let (short, long) = shingles.count <= other.shingles.count ? (self, other) : (other, self)
    // Eight runs of a sampled quarter are some thirty-five words; a short text inside a much longer one is quoted, not reprinted.
    guard short.shingles.count >= 8, short.wordCount * 4 >= long.wordCount else { return false }
    return Double(short.sharedShingles(with: long)) >= 0.6 * Double(short.shingles.count)
  }

  private func sharedShingles(with other: Sketch) -> Int {
    var shared = 0
    var j = 0
    for shingle in shingles {
      while j < other.shingles.count, other.shingles[j] < shingle { j += 1 }
      if j < other.shingles.count, other.shingles[j] == shingle { shared += 1 }
    }
    return shared
  }

  /// Who came first: by time of publication as printed, then by id. An article without a date comes last.
  public func isEarlier(than other: Sketch) -> Bool {
    switch (published, other.published) {
    case (let a?, let b?) where a != b: a < b
    case (nil, _?): false
    case (_?, nil): true
    default: id < other.id
    }
  }
}
