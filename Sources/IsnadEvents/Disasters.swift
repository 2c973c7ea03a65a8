import IsnadDocument
import IsnadRecords

/// Tells deaths by earthquake, storm, crash or sickness from deaths by somebody's hand: the words for both are the same.
struct Disasters {
  private let view: TokenView
  private let causes: [UInt8]
  private let violence: [UInt8]
  private let animals: UInt8
  private let isAboutAnimals: Bool
  /// Whether the article's first sentences speak of a disaster and of no violence.
  private let isTopic: Bool

  init(_ view: TokenView) {
    let vocabulary = view.lexicon.vocabulary
    let causes = ["disaster", "accident", "disease"].map(vocabulary.wordClass)
    let violence = ["violence", "gunfire", "bombing", "armed", "war"].map(vocabulary.wordClass)
    animals = vocabulary.wordClass("animal")
    self.view = view
    self.causes = causes
    self.violence = violence
    let opening = view.document.sentences.prefix(2).map(\.tokens)
    func speaks(_ classes: [UInt8]) -> Bool {
      opening.contains { $0.contains { i in classes.contains { view.token(i, isIn: $0) } } }
    }
    isTopic = speaks(causes) && !speaks(violence)
    isAboutAnimals = speaks([animals])
  }

  /// Whether a beast attacks: it is nobody's act.
  func isByAnimal(_ trigger: Trigger) -> Bool {
    guard trigger.sense.kind == .assault else { return false }
    return isAboutAnimals || view.surroundings(of: trigger).contains { view.token($0, isIn: animals) }
  }

  /// Whether the trigger's sentence, or failing that the article, gives a disaster as the cause and names no violence.
  func isDisaster(_ trigger: Trigger) -> Bool {
    func speaks(_ classes: [UInt8]) -> Bool {
      view.surroundings(of: trigger).contains { i in i != trigger.token && classes.contains { view.token(i, isIn: $0) }
      }
    }
    if speaks(violence) { return false }
    return isTopic || speaks(causes)
  }
}
