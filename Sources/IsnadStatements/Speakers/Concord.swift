import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// Gender and number of a noun phrase, as far as its head tells them.
struct Concord: Sendable, Hashable {
  /// nil where nothing tells it.
  var isFeminine: Bool?
  /// Several people; things in the plural are feminine singular in Arabic.
  var isPlural = false

  /// Whether a verb in this form may have the phrase as its subject.
  ///
  /// - Parameter isBefore: whether the subject stands before its verb or is left out; a verb before its subject agrees in
  ///   gender alone, and with people in the plural often not even in that.
  func fits(isFeminine feminine: Bool, isPlural plural: Bool, isBefore: Bool) -> Bool {
    if isBefore {
      if isPlural != plural, isFeminine != nil || isPlural { return false }
      if plural { return true }
    } else if isPlural {
      return true
    }
    return isFeminine.map { $0 == feminine } ?? true
  }
}

extension Passage {
  /// صديقته, رئيسها: a pronoun of the third person is attached to the noun.
  func hasPossessive(_ token: Int) -> Bool {
    let word = document.folded(token)
    return plainEnding(token) == Array("ه".utf8) || word.suffix(4).elementsEqual("ها".utf8)
      || word.suffix(4).elementsEqual("هم".utf8)
  }

  /// The concord of a phrase without a name, by its head at `token`.
  func concord(ofNoun token: Int) -> Concord {
    guard tokens[token].kind == .word else { return Concord() }
    let kind = SourceNouns.shared.kind(of: document.foldedBytes, in: document.foldedRange(token))
    let word = document.folded(token)
    func ends(_ ending: StaticString) -> Bool {
      ending.withUTF8Buffer { word.count > $0.count + 4 && word.suffix($0.count).elementsEqual($0) }
    }
    let isPeople = kind == .role || kind == .group
    let number = analysis.words[analysis.stem(ofToken: token)].features.number
    if kind == .quantity { return Concord(isFeminine: `is`(token, "احدي") ? true : nil) }
    if ends("ات") { return Concord(isFeminine: true) }
    if isPeople {
      if kind == .group || number == .plural || number == .dual || ends("ون") || number == .none && ends("ين") {
        return Concord(isFeminine: nil, isPlural: true)
      }
    } else if number == .plural {
      // المشاركون: no thing has this plural.
      return ends("ون") || ends("ين") ? Concord(isFeminine: nil, isPlural: true) : Concord(isFeminine: true)
    }
    if plainEnding(token) == Array("ة".utf8) { return Concord(isFeminine: true) }
    return Concord(isFeminine: kind == nil ? nil : false)
  }

  /// The concord of whoever an entity is.
  func concord(ofEntity entity: Int, _ genders: Genders) -> Concord {
    switch kind(ofEntity: entity) {
    case .group: return Concord(isFeminine: nil, isPlural: true)
    case .person, .organization, .place:
      switch genders[entity] {
      case .feminine: return Concord(isFeminine: true)
      case .masculine: return Concord(isFeminine: false)
      case .unknown: return Concord()
      }
    }
  }
}
