import Testing

@testable import IsnadStatements

@Suite struct NestingTests {
  @Test(
    "drafts never hold one another in a circle, however long",
    arguments: [
      ([nil, 0, 1], [nil, 0, 1]),
      ([1, 0], [1, nil]),
      // A circle of three hung a run over real news: breaking circles of two was not enough.
      ([1, 2, 0, nil, 2, 4], [1, 2, nil, nil, 2, 4]),
      ([0, 3, 3, 4, 1], [nil, 3, 3, 4, nil]),
    ] as [([Int?], [Int?])])
  func circles(_ within: [Int?], _ expected: [Int?]) {
    var within = within
    Nesting.breakCircles(&within)
    #expect(within == expected)
  }
}
