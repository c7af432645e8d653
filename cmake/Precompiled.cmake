# Headers of Qt and the standard library, read by the compiler once instead of for every file: without them a file takes
# three times as long. They save no #include: every file still names what it uses, which a build with
# LECTERN_PRECOMPILE=OFF holds, as that of the fuzz targets.
#
# A directory says with set(LECTERN_PRECOMPILED widgets) that its targets show windows; else they get `core`.
include_guard()

option(LECTERN_PRECOMPILE "Read Qt's headers once" ON)
set(LECTERN_PRECOMPILED core)

set(core_headers <algorithm> <array> <chrono> <cmath> <deque> <functional> <map> <memory> <optional> <set> <string>
    <unordered_map> <utility> <variant> <vector> <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QElapsedTimer> <QFile>
    <QFileInfo> <QHash> <QHostAddress> <QJsonArray> <QJsonDocument> <QJsonObject> <QLocale> <QPointer> <QProcess>
    <QRegularExpression> <QSet> <QSettings> <QSslSocket> <QStringList> <QTcpServer> <QTcpSocket> <QTimer> <QUrl> <QVariant>)
set(widget_headers ${core_headers} <QAbstractItemModel> <QAction> <QApplication> <QClipboard> <QComboBox> <QDialogButtonBox>
    <QKeyEvent> <QLabel> <QLineEdit> <QListView> <QMenu> <QPainter> <QPushButton> <QScrollArea> <QScrollBar>
    <QSortFilterProxyModel> <QStyledItemDelegate> <QVBoxLayout>)
set(test_headers <QSignalSpy> <QTemporaryDir> <QTest>)

# A library of nothing but the headers, which others use that are compiled with the same options and with at least its
# definitions. FIND: modules of Qt of which it has the headers, but not the definition.
function(lectern_precompiled name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "HEADERS;LINK;FIND;OPTIONS")
    add_library(lectern_precompiled_${name} OBJECT "${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp")
    set_target_properties(lectern_precompiled_${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(lectern_precompiled_${name} PRIVATE lectern_settings ${ARG_LINK})
    target_compile_options(lectern_precompiled_${name} PRIVATE ${ARG_OPTIONS})
    foreach(module IN LISTS ARG_FIND)
        target_include_directories(lectern_precompiled_${name} SYSTEM PRIVATE
            "$<TARGET_PROPERTY:${module},INTERFACE_INCLUDE_DIRECTORIES>")
    endforeach()
    target_precompile_headers(lectern_precompiled_${name} PRIVATE ${ARG_HEADERS})
endfunction()

function(lectern_precompiled_of_programs)
    lectern_precompiled(core HEADERS ${core_headers} LINK Qt6::Core FIND Qt6::Network)
    lectern_precompiled(widgets HEADERS ${widget_headers} LINK Qt6::Core FIND Qt6::Network Qt6::Gui Qt6::Widgets)
endfunction()

# Those of the test programs, with their options.
function(lectern_precompiled_of_tests)
    lectern_precompiled(core_tests HEADERS ${core_headers} ${test_headers}
        LINK Qt6::Network Qt6::Test OPTIONS ${ARGN})
    lectern_precompiled(widgets_tests HEADERS ${widget_headers} ${test_headers}
        LINK Qt6::Network Qt6::Widgets Qt6::Test OPTIONS ${ARGN})
endfunction()

# Every target of the directory and of those below it that stands on Qt.
function(lectern_precompile directory)
    get_directory_property(targets DIRECTORY "${directory}" BUILDSYSTEM_TARGETS)
    get_directory_property(kind DIRECTORY "${directory}" DEFINITION LECTERN_PRECOMPILED)
    foreach(target IN LISTS targets)
        get_target_property(type ${target} TYPE)
        get_target_property(has_qt ${target} AUTOMOC)
        get_target_property(given ${target} PRECOMPILE_HEADERS_REUSE_FROM)
        if(type MATCHES "LIBRARY|EXECUTABLE" AND NOT type STREQUAL "INTERFACE_LIBRARY" AND has_qt AND NOT given)
            target_precompile_headers(${target} REUSE_FROM lectern_precompiled_${kind})
        endif()
    endforeach()
    get_directory_property(folders DIRECTORY "${directory}" SUBDIRECTORIES)
    foreach(folder IN LISTS folders)
        lectern_precompile("${folder}")
    endforeach()
endfunction()
