import IsnadLexicon
import IsnadText

/// Finds phrases in words that are handed in one after the other.
struct PhraseScanner {
  /// Where they stand, in the order in which they end.
  private(set) var found: [ByteSpan] = []

  /// Words that start otherwise fit nowhere.
  let initials: Initials
  /// Each place of each phrase, in order: whether it is the phrase's first or last, whether the word at hand fits it, and where
  /// the phrase starts whose words up to this place were read last.
  private var places: [Place] = []
  /// The places that a term fits, by the number that ``numbers`` has for it.
  private var fitting: [[Int]] = []
  private var numbers = WordIndex(minimumCapacity: 16)
  private var isInsidePhrase = false

  private struct Place {
    let isFirst: Bool
    let isLast: Bool
    var fits = false
    var start: Int32?
  }

  /// - Parameter phrases: Of each the words, of each word the terms that it is found by.
  init(_ phrases: [[[[UInt8]]]]) {
    initials = Initials(phrases.joined().joined())
    for phrase in phrases {
      for (i, terms) in phrase.enumerated() {
        for term in terms {
          let number = Int(numbers.insert(term, Int32(fitting.count)))
          if number == fitting.count { fitting.append([]) }
          fitting[number].append(places.count)
        }
        places.append(Place(isFirst: i == 0, isLast: i == phrase.count - 1))
      }
    }
  }

  /// - Complexity: O(words of the phrases) for a word that is in one of them or behind one, else O(1).
  mutating func take(_ span: ByteSpan, _ terms: SearchTerms) {
    var fits = false
    for i in 0..<terms.count {
      guard let number = numbers[terms[i]] else { continue }
      for place in fitting[Int(number)] { places[place].fits = true }
      fits = true
    }
    guard fits || isInsidePhrase else { return }
    isInsidePhrase = false
    // From behind: what the place before knows is still of the word before.
    for i in places.indices.reversed() {
      let start = places[i].fits ? (places[i].isFirst ? span.start : places[i - 1].start) : nil
      places[i].start = start
      places[i].fits = false
      guard let start else { continue }
      if places[i].isLast { found.append(ByteSpan(start: start, end: span.end)) } else { isInsidePhrase = true }
    }
  }
}
