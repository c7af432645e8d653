# The tests of one folder are one program, named after the folder: tests/server/net is server_net_tests.
#
#   lectern_tests(TESTS tst_codec tst_words    from tst_codec.cpp and tst_words.cpp here; ctest runs each by itself
#       LINK lectern_protocol                  the libraries that they need
#       SOURCES samples.cpp                    what they share
#       NEED lectern-server                    the programs they start
#       LABELS hostile                         for ctest -L
#       GUI)                                   widgets: links what both programs show, and says so in the labels
#
# Several calls in one folder are one program. Tests run on Qt's offscreen platform, in a home of their own, and are
# compiled without optimisation: they start real programs, whose speed counts, and nobody waits for their own.
include_guard()

if(NOT MSVC)
    set(test_options -O0)
endif()
# Where the test lies and is built: nobody asks, and what is compiled would differ for every folder and every clone.
get_target_property(definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
list(FILTER definitions EXCLUDE REGEX QT_TESTCASE_)
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${definitions}")

if(LECTERN_PRECOMPILE)
    lectern_precompiled_of_tests(${test_options})
endif()

set(test_environment LECTERN_BIN=${CMAKE_BINARY_DIR}/bin LECTERN_SOURCE=${CMAKE_SOURCE_DIR}
    "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0")

# For a test of whatever kind. Slower machines and the sanitizers need more than the usual minute.
function(lectern_test_properties name)
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT ${test_environment})
endfunction()

function(lectern_test_program program)
    add_executable(${program})
    target_link_libraries(${program} PRIVATE lectern_testsupport Qt6::Test)
    target_compile_options(${program} PRIVATE ${test_options})
    set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    if(LECTERN_PRECOMPILE)
        target_precompile_headers(${program} REUSE_FROM lectern_precompiled_${LECTERN_PRECOMPILED}_tests)
    endif()
endfunction()

function(lectern_tests)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "GUI" "" "TESTS;LINK;SOURCES;NEED;LABELS")
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "_" program "${folder}_tests")
    if(NOT TARGET ${program})
        lectern_test_program(${program})
    endif()
    if(ARG_GUI)
        target_link_libraries(${program} PRIVATE lectern_ui)
        list(APPEND ARG_LABELS gui)
    endif()
    target_link_libraries(${program} PRIVATE ${ARG_LINK})
    target_sources(${program} PRIVATE ${ARG_SOURCES})
    if(ARG_NEED)
        add_dependencies(${program} ${ARG_NEED})
    endif()
    foreach(test IN LISTS ARG_TESTS)
        target_sources(${program} PRIVATE ${test}.cpp)
        add_test(NAME ${test} COMMAND ${program} ${test})
        lectern_test_properties(${test})
        set_property(TEST ${test} APPEND PROPERTY LABELS ${ARG_LABELS})
        set_property(TEST ${test} APPEND PROPERTY ENVIRONMENT QT_QPA_PLATFORM=offscreen)
    endforeach()
endfunction()
