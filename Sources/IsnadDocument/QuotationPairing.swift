import IsnadText

/// Decides for every quotation mark whether it opens, closes or stands astray.
///
/// Broken news text has no grammar of marks: a lost one, a doubled one, one that is turned round. The pairing therefore looks
/// for the reading of all marks that needs the fewest and likeliest slips, as a careful reader does. Each slip has a cost
/// (``QuotationMark`` holds those of single marks), and the cheapest sequence is found by dynamic programming over the marks
/// (Viterbi); the state is the one or two marks that stand open.
///
/// Linear in the marks, and in memory too: every ``window`` marks the best reading so far is taken as decided.
struct QuotationPairing {
  enum Role: UInt8 {
    case open, close
    /// Closes two quotations at once: `قال "هو "بطل".`
    case closeBoth
    /// The next paragraph of the quotation that is open.
    case reopen
    case stray
  }

  struct Decision {
    var role: Role
    /// The quotations that stood open before the mark end without a closing one.
    var endsOpen: Bool
  }

  private static let window = 4096
  private static let unreachable = Int32.max / 2

  /// Slips that concern more than one mark.
  private enum Cost {
    static let unclosed: Int32 = 5
    static let unclosedBeforeMark: Int32 = 6
    static let unclosedInsideSentence: Int32 = 8
    static let unopened: Int32 = 5
    static let unopenedInsideSentence: Int32 = 9
    /// A quotation goes on over a paragraph's end.
    static let paragraphEnd: Int32 = 3
    /// The same in an article that prints one sentence a paragraph.
    static let shortParagraphEnd: Int32 = 2
    static let reopened: Int32 = 1
    static let sameFamilyInside: Int32 = 2
    static let closesBoth: Int32 = 2
    static let closesBothInsideSentence: Int32 = 6
    static let otherFamily: Int32 = 2
    static let strayOutside: Int32 = 1
  }

  /// The families that stand open: the outer in the high bits, the inner in the low ones; 0 is none.
  private typealias State = Int
  private static let stateCount = 64

  private let marks: [QuotationMark]
  private let paragraphEnd: Int32
  private var costs: [Int32]
  private var next: [Int32]
  /// For each mark of the window and each state after it: the state before it, and the decision.
  private var back: [UInt16] = []
  private(set) var decisions: [Decision] = []

  /// - Parameter shortParagraphs: Whether the article prints one sentence a paragraph, as many wires do.
  init(_ marks: [QuotationMark], shortParagraphs: Bool) {
    self.marks = marks
    paragraphEnd = shortParagraphs ? Cost.shortParagraphEnd : Cost.paragraphEnd
    costs = Array(repeating: Self.unreachable, count: Self.stateCount)
    next = costs
    costs[0] = 0
  }

  mutating func run() {
    decisions.reserveCapacity(marks.count)
    for (i, mark) in marks.enumerated() {
      step(mark)
      if (i + 1) % Self.window == 0 { decide(isLast: false) }
    }
    decide(isLast: true)
  }

  private mutating func step(_ mark: QuotationMark) {
    for s in 0..<Self.stateCount { next[s] = Self.unreachable }
    let row = back.count
    back.append(contentsOf: repeatElement(0, count: Self.stateCount))
    for state in 0..<Self.stateCount where costs[state] < Self.unreachable {
      let cost = costs[state]
      if state == 0 {
        tryRoles(mark, from: 0, origin: state, cost: cost, ends: false, row: row)
        continue
      }
      let crossing = cost + mark.breaks * paragraphEnd
      tryRoles(mark, from: state, origin: state, cost: crossing, ends: false, row: row)
      if mark.breaks == 1, mark.startsParagraph, Self.inner(state) == 0, Self.outer(state) == mark.family {
        relax(state, cost + Cost.reopened + mark.openCost, origin: state, .reopen, ends: false, row)
      }
      let depth: Int32 = Self.inner(state) == 0 ? 1 : 2
      let unclosed =
        mark.breaks > 0 ? Cost.unclosed : mark.followsSentence ? Cost.unclosedBeforeMark : Cost.unclosedInsideSentence
      tryRoles(mark, from: 0, origin: state, cost: cost + unclosed * depth, ends: true, row: row)
    }
    swap(&costs, &next)
  }

  private mutating func tryRoles(
    _ mark: QuotationMark, from state: State, origin: State, cost: Int32, ends: Bool, row: Int
  ) {
    let family = Int(mark.family.rawValue)
    guard let outer = Self.outer(state) else {
      // Inside a quotation a stray mark is an early end or a late start of it; outside it explains nothing.
      relax(0, cost + mark.strayCost + Cost.strayOutside, origin: origin, .stray, ends: ends, row)
      relax(family << 3, cost + mark.openCost, origin: origin, .open, ends: ends, row)
      let unopened = mark.followsSentence ? Cost.unopened : Cost.unopenedInsideSentence
      relax(0, cost + mark.closeCost + unopened, origin: origin, .close, ends: ends, row)
      return
    }
    relax(state, cost + mark.strayCost, origin: origin, .stray, ends: ends, row)
    let inner = Self.inner(state)
    if inner == 0 {
      let nesting = outer == mark.family ? Cost.sameFamilyInside : 0
      relax(state | family, cost + mark.openCost + nesting, origin: origin, .open, ends: ends, row)
      relax(0, cost + mark.closeCost + mismatch(outer, mark.family), origin: origin, .close, ends: ends, row)
    } else {
      let closesInner = inner == family ? 0 : Cost.otherFamily
      relax(state & ~7, cost + mark.closeCost + closesInner, origin: origin, .close, ends: ends, row)
      let both = inner != family ? Cost.unclosed : mark.endsSentence ? Cost.closesBoth : Cost.closesBothInsideSentence
      relax(0, cost + mark.closeCost + both + mismatch(outer, mark.family), origin: origin, .closeBoth, ends: ends, row)
    }
  }

  private mutating func relax(_ state: State, _ cost: Int32, origin: State, _ role: Role, ends: Bool, _ row: Int) {
    guard cost < next[state] else { return }
    next[state] = cost
    back[row + state] = UInt16(origin) << 8 | UInt16(role.rawValue) << 1 | (ends ? 1 : 0)
  }

  private func mismatch(_ open: QuotationMark.Family, _ close: QuotationMark.Family) -> Int32 {
    open == close ? 0 : Cost.otherFamily
  }

  private static func outer(_ state: State) -> QuotationMark.Family? {
    QuotationMark.Family(rawValue: UInt8(state >> 3))
  }
  private static func inner(_ state: State) -> Int { state & 7 }

  /// Traces the cheapest reading of the window back and makes it final.
  private mutating func decide(isLast: Bool) {
    var state = 0
    var least = Self.unreachable
    for s in 0..<Self.stateCount where costs[s] < Self.unreachable {
      let depth: Int32 = s == 0 ? 0 : Self.inner(s) == 0 ? 1 : 2
      let cost = costs[s] + (isLast ? depth * Cost.unclosed : 0)
      if cost < least {
        least = cost
        state = s
      }
    }
    let kept = state
    var traced: [Decision] = []
    for row in stride(from: back.count - Self.stateCount, through: 0, by: -Self.stateCount) {
      let step = back[row + state]
      traced.append(Decision(role: Role(rawValue: UInt8(step >> 1 & 7)) ?? .stray, endsOpen: step & 1 == 1))
      state = Int(step >> 8)
    }
    decisions.append(contentsOf: traced.reversed())
    back.removeAll(keepingCapacity: true)
    for s in 0..<Self.stateCount { costs[s] = Self.unreachable }
    costs[kept] = 0
  }
}
